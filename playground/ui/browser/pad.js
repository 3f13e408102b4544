// A map of frames to drag a point over, and the frame of just that point: see pad.py.
import { inTriangle, weights } from "./pad/triangle.js";
import { Board } from "./shared/board.js";
import { penOf } from "./shared/canvas.js";
import { find, findAll } from "./shared/dom.js";
import { within } from "./shared/scale.js";
import { FINE, paintTile } from "./shared/sheet.js";
import { fill } from "./shared/text.js";

/**
 * @typedef {import("./shared/widget.js").Widget} Widget
 * @typedef {import("./shared/picker.js").Picker} Picker
 * @typedef {import("./shared/sheet.js").Sheet} Sheet
 */

const STEP = 0.02; // of an arrow key, in parts of the plane
const LATE_MS = 150; // after so long without the point's own frame, the nearest one of the map will do
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class Pad extends Board {
  /** @param {Widget} widget */
  constructor(widget) {
    super(widget, ".pp-pad");
    this.plane = find(this.root, ".plane");
    this.map = find(this.plane, "canvas", HTMLCanvasElement);
    this.dot = find(this.plane, ".dot");
    const [now, other] = findAll(this.root, ".now canvas", HTMLCanvasElement);
    this.now = now;
    this.other = other;
    this.beside = find(this.root, ".beside select", HTMLSelectElement);
    this.crisp = find(this.root, ".crisp input", HTMLInputElement);
    this.three = find(this.root, ".three input", HTMLInputElement);
    /** @type {number[]} seeds of corners that a triangle has no place for */
    this.spare = [];
    this.at = { x: 0.5, y: 0.5 };
    /** @type {Sheet | null} the map's */
    this.tiles = null;
    /** @type {Sheet[]} of the frames that are shown */
    this.shown = [];
    this.late = 0;
    this.frame = this.asker("place", (sheets, answer, asked) => this.arrive(sheets, answer.where, asked), {
      drawn: (answer) => [answer, answer.beside].filter(Boolean),
    });
    this.ground = this.asker("tiles", ([map, ends]) => this.lay(map, ends), {
      drawn: (answer) => [answer, answer.corners],
      came: (answer) => this.appear(Boolean(answer.problem)),
      flying: 1,
    });
    this.listen();
  }

  /** @param {object} [more] */
  question(more) {
    return super.question({ beside: this.beside.value || null, ...more });
  }

  paint() {
    if (!this.shown.length) return;
    const size = this.crisp.checked ? undefined : FINE;
    const [own, beside] = this.shown;
    paintTile(this.now, own, 0, size);
    findAll(this.root, ".now", HTMLElement)[1].hidden = !beside;
    if (beside) paintTile(this.other, beside, 0, size);
    this.root.classList.toggle("pixels", this.crisp.checked);
  }

  /**
   * @param {Sheet[]} sheets
   * @param {string | undefined} where
   * @param {{x: number, y: number}} asked
   */
  arrive(sheets, where, { x, y }) {
    clearTimeout(this.late);
    this.shown = sheets;
    this.root.dataset.at = `${x} ${y}`; // where the frame that is shown was made
    find(this.root, ".where").textContent = where ?? (this.three.checked ? this.told() : "");
    requestAnimationFrame(() => this.paint());
  }

  /** @param {boolean} bare without a map */
  appear(bare) {
    this.root.classList.toggle("bare", bare);
    this.root.hidden = false;
  }

  /**
   * @param {Sheet} sheet the map
   * @param {Sheet} ends its corners
   */
  lay(sheet, ends) {
    const { map } = this;
    this.tiles = sheet;
    map.width = sheet.image.naturalWidth;
    map.height = sheet.image.naturalHeight;
    this.plane.style.aspectRatio = `${map.width} / ${map.height}`;
    penOf(map).drawImage(sheet.image, 0, 0);
    this.picker?.paint(
      ends,
      (seed) => this.named(seed),
      (seed) => this.changing(seed),
    );
  }

  /** The map's frame at the point, until its own has come. */
  nearest() {
    if (!this.tiles) return;
    const rows = this.tiles.image.naturalHeight / this.tiles.side;
    const index = (/** @type {number} */ part, /** @type {number} */ count) =>
      Math.min(count - 1, Math.floor(part * count));
    const place = index(this.at.y, rows) * this.tiles.columns + index(this.at.x, this.tiles.columns);
    paintTile(this.now, this.tiles, place, this.crisp.checked ? undefined : FINE);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  go(x, y) {
    this.at = this.three.checked ? inTriangle({ x, y }) : { x: within(x, 0, 1), y: within(y, 0, 1) };
    this.mark();
    clearTimeout(this.late);
    this.late = setTimeout(() => this.nearest(), LATE_MS);
    this.frame(this.question(this.at));
  }

  mark() {
    const { x, y } = this.at;
    this.dot.style.left = `${100 * x}%`;
    this.dot.style.top = `${100 * y}%`;
    this.plane.setAttribute("aria-valuenow", String(Math.round(100 * x)));
    this.plane.setAttribute("aria-valuetext", this.told());
  }

  /** Where the point is, in words. */
  told() {
    const { words } = this.view;
    const percent = (/** @type {number} */ part) => Math.round(100 * part);
    if (!this.three.checked) return fill(words.at, { x: percent(this.at.x), y: percent(this.at.y) });
    const [a, b] = weights(this.at);
    const [first, both] = [percent(a), percent(a + b)]; // so that the three make a hundred
    return fill(words.mixture, { a: first, b: both - first, c: 100 - both });
  }

  refresh() {
    this.ground(this.question());
    this.frame(this.question(this.at));
  }

  listen() {
    const { plane } = this;
    const follow = (/** @type {PointerEvent} */ event) => {
      const box = plane.getBoundingClientRect();
      this.go((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    };
    plane.addEventListener("pointerdown", (event) => {
      plane.setPointerCapture(event.pointerId);
      plane.focus({ preventScroll: true });
      follow(event);
    });
    plane.addEventListener("pointermove", (event) => {
      if (plane.hasPointerCapture(event.pointerId)) follow(event);
    });
    plane.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      if (!arrow) return;
      const step = event.shiftKey ? 5 * STEP : STEP;
      event.preventDefault();
      this.go(this.at.x + step * arrow[0], this.at.y + step * arrow[1]);
    });
    this.three.addEventListener("change", () => this.reshape());
    this.crisp.addEventListener("change", () => this.paint());
    this.beside.addEventListener("change", () => this.go(this.at.x, this.at.y));
    find(this.root, ".shuffle").addEventListener("click", () => {
      this.reseed(this.seeds.map(() => Math.floor(Math.random() * 10000)));
    });
  }

  /** @param {any} value */
  label({ words, others }) {
    find(this.root, ".shuffle").textContent = words.shuffle;
    find(this.root, ".crisp span").textContent = words.pixels;
    find(this.root, ".three").hidden = !words.triangle;
    find(this.root, ".three span").textContent = words.triangle ?? "";
    find(this.root, ".hint").textContent = words.hint;
    find(this.root, ".now").setAttribute("aria-label", words.frame);
    find(this.root, ".beside").hidden = !others.length;
    find(this.root, ".beside span").textContent = words.beside;
    this.plane.setAttribute("aria-label", words.plane);
    this.mark();
    const chosen = this.beside.value;
    const offered = [[words.nothing, ""], ...others];
    this.beside.replaceChildren(...offered.map(([text, value]) => new Option(text, value)));
    this.beside.value = offered.some(([, value]) => value === chosen) ? chosen : "";
  }

  /**
   * A slot for each corner: of a triangle one above, else two.
   * @param {Picker} picker
   */
  begin(picker) {
    const [above, below] = findAll(this.root, ".ends", HTMLElement);
    const upper = this.three.checked ? 1 : 2;
    picker.keep(0);
    this.seeds.forEach((_, i) => {
      (i < upper ? above : below).append(picker.add(`slot-${i}`));
    });
  }

  /** From a square to a triangle, without its last corner, or back, with the one it had. */
  reshape() {
    const { picker } = this;
    const three = this.three.checked;
    if (!picker) return;
    const seeds = three ? this.seeds.slice(0, 3) : [...this.seeds, ...this.spare];
    this.spare = three ? this.seeds.slice(3) : [];
    this.root.classList.toggle("three", three);
    picker.tray.shut();
    this.reseed(seeds);
    this.begin(picker);
    this.go(this.at.x, this.at.y);
  }
}

/** @param {Widget} widget */
export function start(widget) {
  new Pad(widget).run();
}
