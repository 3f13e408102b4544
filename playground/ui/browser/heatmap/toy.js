// The sum in small: three maps that can be painted, their weights, and the map and the score that they make.
import { paintField } from "../shared/canvas.js";
import { find, findAll, make } from "../shared/dom.js";
import { meanOf, weighted } from "../shared/field.js";
import { within } from "../shared/scale.js";
import { fill, minus } from "../shared/text.js";

/**
 * @typedef {import("../heatmap.js").Look} Look
 * @typedef {{weight: number, cells: Float32Array, slider: HTMLInputElement, told: HTMLElement}} Term
 */

const SIDE = 7; // cells
const SPOTS = [
  { weight: 0.3, middle: [2, 2], reach: 1.5 },
  { weight: 0.5, middle: [3, 4], reach: 1.2 },
  { weight: 0.1, middle: [5, 1], reach: 1 },
];
/** @type {Record<string, number>} */
const STEPS = { ArrowUp: -SIDE, ArrowDown: SIDE, ArrowLeft: -1, ArrowRight: 1 };

/**
 * @param {number[]} middle row and column
 * @param {number} reach
 */
const spot = ([row, column], reach) =>
  Float32Array.from({ length: SIDE ** 2 }, (_, at) =>
    Number(Math.hypot(Math.floor(at / SIDE) - row, (at % SIDE) - column) <= reach),
  );

export class Toy {
  /**
   * @param {Look} look
   * @param {HTMLElement} parent the tool that it stands in
   */
  constructor(look, parent) {
    this.look = look;
    this.node = find(parent, ".toy");
    /** @type {number | null} what the hand paints, 1 or 0, while it does */
    this.ink = null;
    this.terms = SPOTS.map(({ weight, middle, reach }) => this.makeTerm(weight, spot(middle, reach)));
    find(this.node, ".maps").prepend(...this.terms.map((term, i) => this.card(term, i)));
    for (const name of ["pointerup", "pointercancel"]) {
      window.addEventListener(name, () => {
        this.ink = null;
      });
    }
    const follow = () => {
      this.name();
      this.tell();
    };
    look.tools.push({ follow });
  }

  /**
   * @param {number} weight
   * @param {Float32Array} cells
   * @returns {Term}
   */
  makeTerm(weight, cells) {
    const slider = make("input");
    Object.assign(slider, { type: "range", min: -1, max: 1, step: 0.1, value: weight });
    const term = { weight, cells, slider, told: make("b") };
    slider.addEventListener("input", () => {
      term.weight = Number(slider.value);
      this.tell();
    });
    return term;
  }

  /**
   * @param {Term} term
   * @param {number} i
   */
  card(term, i) {
    const card = make("div", "card");
    card.append(make("span", "name", `F${"₁₂₃"[i]}`), this.map(term, i + 1), term.slider, term.told);
    return card;
  }

  /**
   * One map: a cell is a button; the arrow keys go from cell to cell, and one of them is a stop of the Tab key.
   * @param {Term} term
   * @param {number} number
   */
  map(term, number) {
    const box = make("div", "painted");
    box.setAttribute("role", "group");
    box.dataset.name = String(number);
    const cells = [...term.cells].map((_, at) => this.cell(term, at));
    cells[0].tabIndex = 0;
    cells.forEach((cell, at) => {
      cell.addEventListener("keydown", (event) => {
        const next = cells[at + (STEPS[event.key] ?? Number.NaN)];
        if (!next) return;
        event.preventDefault();
        cell.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      });
    });
    box.append(...cells);
    return box;
  }

  /**
   * @param {Term} term
   * @param {number} at
   */
  cell({ cells }, at) {
    const cell = make("button");
    cell.tabIndex = -1;
    const set = (/** @type {number} */ ink) => {
      cells[at] = ink;
      cell.setAttribute("aria-pressed", String(ink === 1));
      this.tell();
    };
    cell.setAttribute("aria-pressed", String(cells[at] === 1));
    cell.addEventListener("pointerdown", (event) => {
      cell.releasePointerCapture(event.pointerId); // a finger that moves on should reach the other cells
      this.ink = 1 - cells[at];
      set(this.ink);
    });
    cell.addEventListener("pointerenter", () => this.ink !== null && set(this.ink));
    cell.addEventListener("click", (event) => event.detail === 0 && set(1 - cells[at])); // by the keyboard
    return cell;
  }

  /** What each control is called. */
  name() {
    const { view } = this.look;
    if (!view) return;
    const boxes = findAll(this.node, ".painted", HTMLElement);
    this.terms.forEach(({ slider }, i) => {
      slider.setAttribute("aria-label", fill(view.words.toy_weight, { map: i + 1 }));
      boxes[i].setAttribute("aria-label", fill(view.words.toy_map, { map: i + 1 }));
      [...boxes[i].children].forEach((cell, at) => {
        const place = { row: Math.floor(at / SIDE) + 1, column: (at % SIDE) + 1, rows: SIDE, columns: SIDE };
        cell.setAttribute("aria-label", fill(view.words.cell, place));
      });
    });
  }

  /** The map that is the sum, and the score: the mean of the one, and the sum of the means. */
  tell() {
    const { view } = this.look;
    if (!view) return;
    const maps = this.terms.map(({ cells }) => cells);
    const weights = this.terms.map(({ weight }) => weight);
    const sum = weighted(maps, weights);
    for (const { told, weight } of this.terms) told.textContent = minus(weight.toFixed(1));
    const canvas = find(this.node, "canvas", HTMLCanvasElement);
    paintField(canvas, sum, [SIDE, SIDE], view.palettes.signed, (value) => [
      (within(value, -1, 1) + 1) / 2,
      1,
    ]);
    const terms = weights.map(
      (weight, i) => `${minus(weight.toFixed(1))} × ${minus(meanOf(maps[i]).toFixed(2))}`,
    );
    const values = { terms: terms.join(" + "), score: minus(meanOf(sum).toFixed(2)) };
    find(this.node, ".score").textContent = fill(view.words.toy_score, values);
  }
}
