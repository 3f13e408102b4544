// From a picture back to a point: see find.py.
import { Ground } from "./find/ground.js";
import { complain, find, findAll } from "./shared/dom.js";
import { decoded, FINE, paintTile } from "./shared/sheet.js";
import { fill } from "./shared/text.js";
import { whenValue } from "./shared/widget.js";

/**
 * @typedef {import("./shared/widget.js").Widget} Widget
 * @typedef {import("./shared/sheet.js").Drawn} Drawn
 */

const CAPTIONS = ["yours", "wanted", "made"];

class Find {
  /** @param {Widget} widget */
  constructor(widget) {
    this.widget = widget;
    this.root = find(widget.element, ".pp-find");
    this.wanted = find(this.root, ".wanted", HTMLCanvasElement);
    this.made = find(this.root, ".made", HTMLCanvasElement);
    this.go = find(this.root, ".go", HTMLButtonElement);
    this.bar = find(this.root, "progress", HTMLProgressElement);
    this.uses = find(this.root, ".uses");
    this.told = find(this.root, ".told");
    this.problem = find(this.root, ".problem");
    /** @type {any} the newest value */
    this.view = null;
    this.turn = 0; // number of the newest question
    /** @type {string | null} the point that was found */
    this.stop = null;
    this.ground = new Ground(this.root, (empty) => this.renew(empty));
    this.listen();
  }

  /** The picture is another: what was found is not of it. @param {boolean} empty */
  renew(empty) {
    this.turn += 1;
    this.stop = null;
    this.bar.hidden = true;
    this.uses.hidden = true;
    this.go.disabled = empty;
    this.told.textContent = "";
    for (const canvas of [this.wanted, this.made]) canvas.width = canvas.height = 1;
  }

  search() {
    complain(this.problem);
    this.turn += 1;
    this.go.disabled = true;
    this.uses.hidden = true;
    this.bar.hidden = false;
    this.bar.value = 0;
    this.told.textContent = this.view.words.searching;
    const { ground, turn } = this;
    this.widget.trigger("find", { ...this.view.ask, picture: ground.sent(), drawn: !ground.photo, turn });
  }

  /** How a search stands. @param {any} answer */
  async hear(answer) {
    if (answer?.turn !== this.turn) return;
    if (answer.problem) {
      this.renew(false);
      complain(this.problem, answer.problem);
      return;
    }
    await Promise.all([this.paint(this.wanted, answer.wanted), this.paint(this.made, answer.made)]);
    if (answer.turn !== this.turn || this.stop) return; // another was begun, or this one is over
    this.bar.value = answer.share ?? 0;
    if (answer.waiting) this.told.textContent = this.view.words.queue;
    if (answer.made) this.told.textContent = this.nearness(answer);
    if (!answer.done) return;
    this.stop = answer.stop;
    this.bar.hidden = true;
    this.uses.hidden = false;
    this.go.disabled = false;
  }

  /** @param {{distance: number, began: number}} answer */
  nearness({ distance, began }) {
    const [near, far] = [distance, began].map((length) => length.toFixed(3));
    const { words, samples } = this.view;
    return fill(words.distance, { distance: near, began: far, samples });
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Drawn | undefined} drawn
   */
  async paint(canvas, drawn) {
    const { turn } = this;
    if (!drawn) return;
    const sheet = await decoded(drawn);
    if (turn === this.turn) paintTile(canvas, sheet, 0, FINE);
  }

  /** A photo of the visitor's own. @param {HTMLInputElement} input */
  async open(input) {
    const [chosen] = input.files ?? [];
    if (!chosen) return;
    const image = await createImageBitmap(chosen).catch(() => null);
    input.value = "";
    complain(this.problem, image ? "" : this.view.words.unreadable);
    if (image) this.ground.take(image);
  }

  async test() {
    const answer = await this.widget.server.test({ ...this.view.ask });
    complain(this.problem, answer?.problem);
    if (answer && !answer.problem) this.ground.take((await decoded(answer)).image);
  }

  listen() {
    const input = find(this.root, ".file input", HTMLInputElement);
    input.addEventListener("change", () => this.open(input));
    find(this.root, ".clear").addEventListener("click", () => this.clear());
    find(this.root, ".test").addEventListener("click", () => this.test());
    this.go.addEventListener("click", () => this.search());
    findAll(this.root, ".uses button", HTMLButtonElement).forEach((button, end) => {
      button.addEventListener("click", () => this.use(end));
    });
  }

  clear() {
    complain(this.problem);
    this.ground.clear();
  }

  /** The point becomes an end of the walk. @param {number} end 0 for its first, 1 for its last */
  use(end) {
    document.dispatchEvent(new CustomEvent("pp-stop", { detail: { end, stop: this.stop } }));
    this.widget.trigger("used", {});
  }

  /** @param {any} value */
  show(value) {
    const another = this.view?.ask.generator !== value.ask.generator;
    this.view = value;
    this.label(value.words);
    this.root.hidden = false;
    if (another) this.clear();
  }

  /** @param {Record<string, string>} words */
  label(words) {
    for (const name of ["hint", "clear", "test", "go"]) find(this.root, `.${name}`).textContent = words[name];
    for (const name of ["file", "zoom"]) find(this.root, `.${name} span`).textContent = words[name];
    this.ground.canvas.setAttribute("aria-label", words.yours);
    findAll(this.root, "figcaption").forEach((caption, i) => {
      caption.textContent = words[CAPTIONS[i]];
    });
    findAll(this.root, ".uses button").forEach((button, end) => {
      button.textContent = [words.left, words.right][end];
    });
  }
}

/** @param {Widget} widget */
export function start(widget) {
  const back = new Find(widget);
  whenValue(widget, (value) => back.show(value));
  widget.watch("found", () => back.hear(widget.props.found));
}
