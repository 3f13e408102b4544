// The box around the map's largest part, the true one where it is known, and how far they overlap.
import { find } from "../shared/dom.js";
import { fill, percent } from "../shared/text.js";
import { noteAddress } from "../shared/widget.js";
import { boxAround, overlapOf } from "./box.js";
import { puts } from "./place.js";

/** @typedef {import("../heatmap.js").Look} Look */

const FOUND = 0.5; // overlap from which a box is the true one
const NONE = "none"; // in the address, where there would be one

export class Boxed {
  /**
   * @param {Look} look
   * @param {() => void} changed called when the box is another one
   */
  constructor(look, changed) {
    this.look = look;
    this.wanted = find(look.element, ".boxed input[type=checkbox]", HTMLInputElement);
    this.threshold = find(look.element, ".boxed input[type=range]", HTMLInputElement);
    this.usual = this.threshold.value;
    this.chosen = false; // by hand: till then there is one where the truth is known
    this.come();
    this.wanted.addEventListener("change", () => {
      this.chosen = true;
      this.note();
      changed();
    });
    this.threshold.addEventListener("input", () => {
      this.wanted.checked = this.chosen = true;
      this.label();
      changed();
    });
    this.threshold.addEventListener("change", () => this.note());
  }

  /** As the address has it. */
  come() {
    const text = this.look.place.take("box");
    if (text === null) return;
    this.wanted.checked = text !== NONE && puts(this.threshold, text);
    this.chosen = this.wanted.checked || text === NONE;
    if (!this.chosen) this.look.place.lacks("box", text);
  }

  note() {
    const box = this.wanted.checked ? this.threshold.value : NONE;
    noteAddress({ box: box === (this.look.view.truth ? this.usual : NONE) ? null : box });
  }

  /** Another view, in whose language it is said. */
  renew() {
    if (!this.chosen) this.wanted.checked = Boolean(this.look.view.truth);
    this.label();
  }

  label() {
    const share = percent(Number(this.threshold.value) / 100, 0);
    const text = fill(this.look.view.words.box, { share });
    find(this.look.element, ".boxed span").textContent = text;
    this.threshold.setAttribute("aria-label", text);
  }

  /**
   * Around a map's largest part, if it is wanted: in parts of what was seen.
   * @param {[Float32Array, import("../shared/field.js").Size]} drawn
   */
  around([field, size]) {
    if (!this.wanted.checked) return null;
    const box = boxAround(field, size, Number(this.threshold.value) / 100);
    return box?.map((at, i) => at / size[i % 2]) ?? null;
  }

  /** The true one, if a box is wanted and it is known. @returns {number[] | null} */
  get truth() {
    return this.wanted.checked ? this.look.view.truth : null;
  }

  /** Says how far it overlaps the true one. @param {number[] | null} found */
  judge(found) {
    const line = find(this.look.element, ".overlap");
    const { truth } = this;
    line.hidden = !truth;
    if (!truth) return;
    const { words } = this.look.view;
    const share = found ? overlapOf(found, truth) : 0;
    const text = share >= FOUND ? words.overlap_found : words.overlap_missed;
    line.textContent = fill(text, { share: percent(share, 1) });
  }
}
