// "Break it": a brush over the photo; the probabilities and the map answer as the hand moves.

import { floats } from "../shared/bytes.js";
import { penOf } from "../shared/canvas.js";
import { eachFrame, find, findAll, make, picture } from "../shared/dom.js";
import { chance, fill } from "../shared/text.js";
import { THUMB } from "./classes.js";
import { CoveredQuestions } from "./covered_questions.js";
import { unpackedBy } from "./maps.js";
import { emptyMask, hottest, MASK_SIDE, packedMask, stroke } from "./mask.js";

/**
 * @typedef {import("../heatmap.js").Look} Look
 * @typedef {import("../heatmap.js").Class} Class
 */

const COARSE = 12; // pixels of a blurred photo
const GREY = 127;

export class Covered {
  /** @param {Look} look */
  constructor(look) {
    this.look = look;
    this.node = find(look.element, ".covered", HTMLDetailsElement);
    this.cover = find(look.element, ".crop .cover", HTMLCanvasElement);
    this.now = find(this.node, ".now");
    this.patch = find(this.node, ".patch", HTMLSelectElement); // another photo, as cover
    this.small = new Image(); // that photo
    /** @type {Uint8Array} */
    this.mask = emptyMask();
    /** @type {Uint8Array[]} masks before each stroke */
    this.history = [];
    /** @type {{view: any, maps: Float32Array[]} | null} of the photo as it is, while parts of it are covered */
    this.sound = null;
    /** @type {[number, number] | null} in cells, where the brush is */
    this.last = null;
    this.repaint = eachFrame(() => this.paint());
    this.questions = new CoveredQuestions(look.widget, {
      about: () => ({
        index: look.current.index,
        mask: packedMask(this.mask),
        way: this.way,
        patch: this.patch.value,
      }),
      wanted: () => this.node.open && !this.isEmpty,
      answered: (answer) => this.coverUp(answer),
    });
    look.tools.push(this);
    look.widget.watch("patches", () => look.view && this.offerPatches());
    this.listenToBrush();
    this.listenToButtons();
  }

  get way() {
    return find(this.node, "[name=look-cover]:checked", HTMLInputElement).value;
  }

  get isEmpty() {
    return !this.mask.includes(1);
  }

  /** @param {boolean} renewed */
  follow(renewed) {
    if (renewed) {
      this.offerPatches();
      this.sound = null;
      this.questions.drop(); // what is under way is of another photo
      this.forget();
      this.quiet();
    } else if (this.sound) this.questions.ask(); // the chosen class's map may not have come
  }

  offerPatches() {
    const { words } = this.look.view;
    const { patches } = this;
    if (!patches.length) return; // on their way
    const { value } = this.patch;
    const choices = patches.map(([key]) => {
      const entry = make("option", "", words[key.replace("photo/", "example_")]);
      entry.value = key;
      return entry;
    });
    this.patch.replaceChildren(...choices);
    this.patch.value = value || patches[1][0]; // the first one is what the tab opens with
    this.patch.setAttribute("aria-label", words.covered_from);
    this.takePatch();
  }

  /** @returns {[string, string][]} the photos' keys, and small pictures of them */
  get patches() {
    return this.look.widget.props.patches ?? [];
  }

  takePatch() {
    const found = this.patches.find(([key]) => key === this.patch.value);
    this.small = picture(found?.[1] ?? "");
    this.small.addEventListener("load", this.repaint);
  }

  /** Puts what is found in the covered photo in the place of what was found in the whole. @param {any} answer */
  coverUp(answer) {
    const { look } = this;
    if (answer.message) {
      this.quiet();
      this.now.textContent = answer.message;
      return;
    }
    this.sound ??= { view: look.view, maps: look.maps };
    const { view } = this.sound;
    const cells = view.rows * view.columns;
    const told = /** @type {Class[]} */ (answer.classes);
    const peaks = told.map(({ peak }) => peak);
    const found = unpackedBy(peaks, answer.maps, cells);
    const fresh = new Map(told.map((item, i) => [item.index, { item, map: found[i] }]));
    const shares = floats(answer.probabilities);
    const classes = view.classes
      .map((/** @type {Class} */ old) => {
        const { name, index } = old;
        return {
          ...old,
          ...fresh.get(index)?.item,
          name,
          before: old.probability,
          probability: shares[index],
        };
      })
      .sort((/** @type {Class} */ a, /** @type {Class} */ b) => b.probability - a.probability);
    const nothing = new Float32Array(cells);
    const maps = classes.map((/** @type {Class} */ { index }) => fresh.get(index)?.map ?? nothing);
    look.turnTo({ ...view, classes, seen: answer.seen }, maps);
    this.tell();
  }

  tell() {
    const { look } = this;
    const { name, probability, before = 0 } = look.current;
    const values = { name, now: chance(probability), before: chance(before) };
    this.now.textContent = fill(look.view.words.covered_now, values);
    find(this.node, ".thumb").replaceWith(look.thumbnail(look.maps[look.chosen], THUMB));
  }

  /** What is covered, drawn at once: the answer shows what the network really saw. */
  paint() {
    const { cover } = this;
    cover.hidden = this.isEmpty;
    cover.width = cover.height = MASK_SIDE;
    const pen = penOf(cover);
    const pixels = pen.createImageData(MASK_SIDE, MASK_SIDE);
    this.mask.forEach((on, i) => {
      pixels.data.set([GREY, GREY, GREY, 255 * on], 4 * i);
    });
    pen.putImageData(pixels, 0, 0);
    pen.globalCompositeOperation = "source-in";
    if (this.way === "blur") pen.drawImage(this.coarse(), 0, 0, MASK_SIDE, MASK_SIDE);
    if (this.way === "photo") pen.drawImage(this.small, 0, 0, MASK_SIDE, MASK_SIDE);
    this.patch.hidden = this.way !== "photo";
    for (const name of ["undo", "reset"]) {
      find(this.node, `.${name}`, HTMLButtonElement).disabled = !this.history.length;
    }
  }

  /** The part that is seen, in a few pixels. */
  coarse() {
    const node = make("canvas");
    node.width = node.height = COARSE;
    const pen = penOf(node);
    pen.imageSmoothingQuality = "high";
    const original = new Image();
    original.src = (this.sound ?? this.look).view.seen.src;
    const there = original.complete ? original : find(this.look.element, ".seen img", HTMLImageElement);
    pen.drawImage(there, 0, 0, COARSE, COARSE);
    return node;
  }

  change() {
    this.repaint();
    if (this.isEmpty) this.mend();
    else this.questions.ask();
  }

  /** Nothing is covered any more. */
  mend() {
    this.quiet();
    if (!this.sound) return;
    const { view, maps } = this.sound;
    this.sound = null;
    this.look.turnTo(view, maps);
  }

  quiet() {
    this.now.textContent = "";
    find(this.node, ".thumb").replaceChildren();
  }

  forget() {
    this.mask = emptyMask();
    this.history = [];
    this.repaint();
  }

  /** @param {boolean} inverse */
  coverBy(inverse) {
    const { view, maps, chosen } = this.look;
    const cells = hottest({ values: maps[chosen], rows: view.rows, columns: view.columns }, inverse);
    if (!cells) return;
    this.history.push(this.mask.slice());
    this.mask = this.mask.map((on, i) => on | cells[i]);
    this.change();
  }

  /** @param {PointerEvent} event */
  brushTo(event) {
    const box = this.look.photo.canvas.getBoundingClientRect();
    const brush = find(this.node, ".brush input", HTMLInputElement);
    /** @type {[number, number]} */
    const at = [
      ((event.clientX - box.left) / box.width) * MASK_SIDE,
      ((event.clientY - box.top) / box.height) * MASK_SIDE,
    ];
    stroke(this.mask, this.last ?? at, at, Number(brush.value));
    this.last = at;
    this.change();
  }

  listenToBrush() {
    const photo = this.look.photo.node;
    photo.addEventListener("pointerdown", (event) => {
      if (!this.node.open || event.button !== 0) return;
      photo.setPointerCapture(event.pointerId);
      this.history.push(this.mask.slice());
      this.last = null;
      this.brushTo(event);
    });
    photo.addEventListener("pointermove", (event) => {
      if (this.last && event.buttons & 1) this.brushTo(event);
    });
    for (const name of ["pointerup", "pointercancel"]) {
      photo.addEventListener(name, () => {
        this.last = null;
      });
    }
    this.node.addEventListener("toggle", () => {
      photo.classList.toggle("brushing", this.node.open);
      if (this.node.open) {
        this.look.photo.bring();
        return;
      }
      this.forget();
      if (!this.sound) return;
      this.mend();
      this.look.follow(false); // one that was opened meanwhile
    });
  }

  listenToButtons() {
    const { node } = this;
    find(node, ".hottest").addEventListener("click", () => this.coverBy(false));
    find(node, ".only").addEventListener("click", () => this.coverBy(true));
    find(node, ".undo").addEventListener("click", () => {
      this.mask = this.history.pop() ?? emptyMask();
      this.change();
    });
    find(node, ".reset").addEventListener("click", () => {
      this.forget();
      this.change();
    });
    this.patch.addEventListener("change", () => {
      this.takePatch();
      this.change();
    });
    for (const input of findAll(node, "[name=look-cover]", HTMLInputElement)) {
      input.addEventListener("change", () => this.change());
    }
  }
}
