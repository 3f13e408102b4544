// The photo under its map: colours, box, reading of values, and what the map adds up to.
import { paintField } from "../shared/canvas.js";
import { find, gently, make } from "../shared/dom.js";
import { extremes, smoothed } from "../shared/field.js";
import { whenLeft } from "../shared/pointer.js";
import { within } from "../shared/scale.js";
import { fill, number, percent, sumText } from "../shared/text.js";
import { Boxed } from "./boxed.js";
import { receptive } from "./receptive.js";
import { paintScale } from "./scale.js";
import { SCHEMES, shading } from "./schemes.js";
import { Swipe } from "./swipe.js";

/**
 * @typedef {import("../heatmap.js").Look} Look
 * @typedef {import("../shared/field.js").Size} Size
 */

const SMOOTH_SIDE = 256; // pixels of a map that is drawn smooth, at least
/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Photo {
  /** @param {Look} look */
  constructor(look) {
    this.look = look;
    const { element } = look;
    this.node = find(element, ".photo");
    this.image = find(this.node, "img", HTMLImageElement);
    this.canvas = find(element, ".crop .heat", HTMLCanvasElement);
    this.range = find(element, ".opacity input", HTMLInputElement);
    this.cells = find(element, ".cells input", HTMLInputElement);
    this.colours = find(element, ".colours select", HTMLSelectElement);
    /** @type {[number, number] | null} row and column that is being read */
    this.cursor = null;
    this.swipe = new Swipe(element);
    this.boxed = new Boxed(look, () => this.paint());
    this.listen();
  }

  get opacity() {
    return Number(this.range.value) / 100;
  }

  get scheme() {
    return this.look.instead?.scheme || this.colours.value;
  }

  /**
   * The map as it is drawn: its values, row by row, and their size.
   * @returns {[Float32Array, Size]}
   */
  get drawn() {
    const values = this.look.shown;
    const { rows, columns } = this.look.grid;
    if (this.cells.checked) return [values, [columns, rows]];
    /** @type {Size} */
    const size = [Math.max(columns, SMOOTH_SIDE), Math.max(rows, SMOOTH_SIDE)];
    return [smoothed({ values, rows, columns }, size), size];
  }

  /** The box around the map's largest part, if one is wanted: in parts of what was seen. */
  get box() {
    return this.boxed.around(this.drawn);
  }

  show() {
    this.paint();
    this.read();
    this.describe();
  }

  paint() {
    const { look, scheme } = this;
    const scale = find(look.element, ".scale");
    const palette = look.view.palettes[scheme];
    const [field, size] = this.drawn;
    const span = SCHEMES[scheme](...extremes(look.instead?.around ?? look.shown), look.widget.props.floor);
    this.canvas.classList.toggle("pixelated", this.cells.checked);
    paintField(this.canvas, field, size, palette, shading(span));
    this.frames();
    paintScale(scale, palette, span);
  }

  /**
   * Puts a box where it belongs, in parts of what is seen; null for none.
   * @param {string} selector
   * @param {number[] | null | undefined} box
   */
  frame(selector, box) {
    const node = find(this.look.element, `.crop ${selector}`);
    node.hidden = !box;
    if (!box) return;
    const [left, top, right, bottom] = box;
    node.style.left = percent(left, 3);
    node.style.top = percent(top, 3);
    node.style.width = percent(right - left, 3);
    node.style.height = percent(bottom - top, 3);
  }

  /** The map's box, and the true one where it is known. */
  frames() {
    const found = this.box;
    this.frame(".found", found);
    this.frame(".truth", this.boxed.truth);
    this.boxed.judge(found);
  }

  read() {
    const { cursor, look } = this;
    const { words } = look.view;
    const { rows, columns } = look.grid;
    const marker = find(look.element, ".crop i");
    const line = find(look.element, ".reading");
    marker.hidden = !cursor;
    this.frame(".field", cursor && this.seenBy(cursor));
    if (!cursor) {
      line.textContent = words.hint;
      return;
    }
    const [row, column] = cursor;
    const value = look.shown[row * columns + column];
    marker.style.left = `${(100 * column) / columns}%`;
    marker.style.top = `${(100 * row) / rows}%`;
    marker.style.width = `${100 / columns}%`;
    marker.style.height = `${100 / rows}%`;
    const place = fill(words.cell, { row: row + 1, column: column + 1, rows, columns });
    const meaning = make("span", "", ` ${this.meaning(value)}`);
    line.replaceChildren(make("span", "", `${place}: `), make("b", "", number(value)), meaning);
    line.append(make("span", "", this.account(cursor)));
  }

  /** What a cell sees, in parts of what the network does; null where cells see nothing of their own. @param {[number, number]} cell */
  seenBy(cell) {
    const { field } = this.look.grid;
    return field && receptive(field, cell, this.look.view.seen.size);
  }

  /** That in words. @param {[number, number]} cell */
  account(cell) {
    const { words, seen } = this.look.view;
    const { field } = this.look.grid;
    if (!field) return "";
    const all = String(this.seenBy(cell)) === "0,0,1,1";
    return `. ${fill(all ? words.field_all : words.field, { side: field.side, size: seen.size })}`;
  }

  /** @param {number} value */
  meaning(value) {
    const { view, instead, current } = this.look;
    if (instead?.sides) return fill(view.words.for, { name: instead.sides[value >= 0 ? 0 : 1] });
    return fill(value >= 0 ? view.words.for : view.words.against, { name: current.name });
  }

  describe() {
    const { look } = this;
    const { words, adds } = look.view;
    const { name, logit } = look.current;
    this.node.setAttribute("aria-label", fill(words.map, { name }));
    find(look.element, ".scale .what").textContent = fill(words.evidence, { name });
    const text =
      look.instead?.sum ??
      (adds ? sumText(look.current, words.sum) : fill(words.no_sum, { logit: number(logit) }));
    find(look.element, ".sum").textContent = text;
    const [low, high] = extremes(look.shown);
    const note = find(look.element, ".note");
    note.hidden = Boolean(look.instead) || (high > 0 && low < high);
    note.textContent = low === high ? words.flat : fill(words.nothing_for, { name });
  }

  /** Another view: its photo, and what is said of it in the view's language. */
  place() {
    const { photo, words } = this.look.view;
    this.image.src = photo.src;
    this.image.classList.toggle("pixelated", photo.pixelated);
    this.node.style.setProperty("--ratio", photo.ratio);
    const [left, top, width, height] = photo.crop.map((/** @type {number} */ part) => percent(part, 3));
    Object.assign(find(this.node, ".crop").style, { left, top, width, height });
    for (const name of ["opacity", "swipe", "cells", "colours", "save"]) {
      find(this.look.element, `.${name} span`).textContent = words[name];
    }
    for (const entry of this.colours.options) entry.textContent = words[entry.value];
    for (const kind of ["picture", "figure", "map", "link"]) {
      find(this.look.element, `.save .${kind}`).textContent = words[`save_${kind}`];
    }
    find(this.look.element, ".save .told").textContent = ""; // of what was copied before
    this.boxed.renew();
  }

  /** On a narrow screen the photo stands below what it was chosen from. */
  reveal() {
    if (this.node.getBoundingClientRect().top < window.innerHeight / 2) return;
    this.node.scrollIntoView({ block: "center", behavior: gently() });
  }

  /** Into sight, for a hand that is to paint on it. */
  bring() {
    this.node.scrollIntoView({ block: "nearest", behavior: gently() });
  }

  /** @param {PointerEvent} event */
  point(event) {
    const box = this.canvas.getBoundingClientRect();
    const { rows, columns } = this.look.grid;
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    const inside = row >= 0 && column >= 0 && row < rows && column < columns;
    this.cursor = inside ? [row, column] : null;
    this.read();
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const step = STEPS[event.key];
    if (!step && event.key !== "Escape") return;
    const { rows, columns } = this.look.grid;
    if (!step) this.cursor = null;
    else if (!this.cursor) this.cursor = [(rows - 1) >> 1, (columns - 1) >> 1];
    else {
      const [row, column] = this.cursor;
      this.cursor = [within(row + step[0], 0, rows - 1), within(column + step[1], 0, columns - 1)];
    }
    if (step) event.preventDefault();
    this.read();
  }

  listen() {
    const { node, canvas } = this;
    const fade = () => {
      canvas.style.opacity = String(this.opacity);
    };
    node.addEventListener("pointermove", (event) => this.point(event));
    node.addEventListener("pointerdown", (event) => this.point(event));
    whenLeft(node, () => {
      this.cursor = null;
      this.read();
    });
    node.addEventListener("keydown", (event) => this.walk(event));
    this.range.addEventListener("input", fade);
    this.cells.addEventListener("change", () => this.paint());
    this.colours.addEventListener("change", () => this.look.show());
    fade();
  }
}
