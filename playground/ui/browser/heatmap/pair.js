// Two classes against each other: the difference of their maps, and what of it speaks for whom.
import { find, kept, make } from "../shared/dom.js";
import { weighted } from "../shared/field.js";
import { fill, number, signed, times } from "../shared/text.js";
import { noteAddress } from "../shared/widget.js";
import { LIKELIEST } from "./classes.js";
import { matching } from "./matching.js";

/**
 * @typedef {import("../heatmap.js").Look} Look
 * @typedef {import("../heatmap.js").Class} Class
 */

const SIDE_BY_SIDE = 96; // pixels of each of the likeliest classes' maps
const MOST = 1e6; // times that are still counted

export class Pair {
  /** @param {Look} look */
  constructor(look) {
    this.look = look;
    this.node = find(look.element, ".pair", HTMLDetailsElement);
    this.input = find(this.node, "input", HTMLInputElement);
    this.rival = 1; // its place among the view's classes
    /** @type {Map<string, HTMLButtonElement>} of the likeliest classes, by place */
    this.five = new Map();
    look.tools.push(this);
    this.node.addEventListener("toggle", () => this.toggle());
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("change", () => {
      const [found] = matching(this.classes, this.input.value, 1);
      this.against(this.classes.indexOf(found));
    });
    find(this.node, ".swap").addEventListener("click", () => {
      const before = look.chosen;
      look.choose(this.rival);
      this.against(before);
    });
  }

  /** @returns {Class[]} */
  get classes() {
    return this.look.view.classes;
  }

  /** @param {boolean} renewed */
  follow(renewed) {
    if (renewed) {
      this.rival = 1;
      this.open();
      this.offer();
    }
    this.compare();
  }

  /** Once there is something to compare, as the address has it. */
  open() {
    const { chosen, place } = this.look;
    const text = place.take("against");
    if (text === null) return;
    const rival = this.classes.findIndex(({ index }) => String(index) === text);
    if (rival < 0 || rival === chosen) place.lacks("against", text);
    else [this.rival, this.node.open] = [rival, true];
  }

  toggle() {
    if (!this.node.open) {
      noteAddress({ against: null });
      this.look.putAway("pair");
      return;
    }
    this.offer();
    this.compare();
  }

  /** The names to choose from, while they can be seen. */
  offer() {
    if (!this.node.open) return;
    this.input.setAttribute("aria-label", this.look.view.words.pair_other);
    const names = this.classes.map(({ name, other }) => {
      const entry = make("option");
      entry.value = name;
      entry.label = other ?? "";
      return entry;
    });
    find(this.node, "datalist").replaceChildren(...names);
  }

  compare() {
    if (!this.node.open) return;
    const { look, classes } = this;
    if (this.rival === look.chosen || !classes[this.rival]) this.rival = look.chosen === 0 ? 1 : 0;
    const [one, other] = [look.current, classes[this.rival]];
    noteAddress({ against: other.index });
    const values = weighted([look.maps[look.chosen], look.maps[this.rival]], [1, -1]);
    const text = this.account(one, other, values);
    find(this.node, ".one").textContent = one.name;
    this.input.value = other.name;
    find(this.node, ".account").textContent = `${text} ${this.likelier(one, other)}`;
    look.put({
      values,
      around: values,
      sides: [one.name, other.name],
      sum: text,
      scheme: "signed",
      by: "pair",
    });
    this.sideBySide();
  }

  /**
   * What of the difference is whose.
   * @param {Class} one
   * @param {Class} other
   * @param {Float32Array} values
   */
  account(one, other, values) {
    const { adds, words } = this.look.view;
    const mean = (/** @type {(value: number) => boolean} */ keep) =>
      values.filter(keep).reduce((sum, value) => sum + value, 0) / values.length;
    return fill(adds ? words.pair_sum : words.pair_no_sum, {
      one: one.name,
      other: other.name,
      plus: signed(mean((value) => value > 0)),
      minus: signed(mean((value) => value < 0)),
      bias: signed(one.bias - other.bias),
      apart: signed(one.logit - other.logit),
    });
  }

  /**
   * @param {Class} one
   * @param {Class} other
   */
  likelier(one, other) {
    const apart = one.logit - other.logit;
    const count = Math.exp(Math.abs(apart));
    return fill(this.look.view.words.pair_times, {
      likelier: (apart < 0 ? other : one).name,
      times: count < MOST ? times(count) : "> 10⁶",
    });
  }

  sideBySide() {
    const { look } = this;
    const likeliest = this.classes.slice(0, LIKELIEST);
    const places = likeliest.map((_, place) => String(place));
    const begin = (/** @type {string} */ place) => {
      const button = make("button");
      button.addEventListener("click", () => this.against(Number(place)));
      return button;
    };
    kept(find(this.node, ".five"), this.five, places, begin).forEach((button, place) => {
      const { name, logit } = likeliest[place];
      const map = look.thumbnail(look.maps[place], SIDE_BY_SIDE);
      button.setAttribute("aria-pressed", String(place === this.rival));
      button.disabled = place === look.chosen;
      button.replaceChildren(map, make("span", "", name), make("b", "", number(logit)));
    });
  }

  /** @param {number} place */
  against(place) {
    if (place >= 0 && place !== this.look.chosen) this.rival = place;
    this.compare();
  }
}
