// The classes: the likeliest with their maps side by side, the chosen one, and the search for any other.
import { find, make } from "../shared/dom.js";
import { chance, fill, percent } from "../shared/text.js";
import { matching } from "./matching.js";

/**
 * @typedef {import("../heatmap.js").Look} Look
 * @typedef {import("../heatmap.js").Class} Class
 */

export const LIKELIEST = 5;
export const THUMB = 48; // pixels of a small map
const MATCHES = 8;

export class Classes {
  /** @param {Look} look */
  constructor(look) {
    this.look = look;
    this.node = find(look.element, ".classes");
    this.search = find(look.element, ".search input", HTMLInputElement);
    this.matches = find(look.element, ".matches");
    this.active = -1; // the match that the arrow keys have come to
    this.search.addEventListener("input", () => {
      this.active = this.search.value.trim() ? 0 : -1;
      this.suggest();
    });
    this.search.addEventListener("blur", () => this.clear());
    this.search.addEventListener("keydown", (event) => this.press(event));
  }

  /** Another view: what is said of its classes. */
  place() {
    const { words, knows, classes } = this.look.view;
    const { element } = this.look;
    const count = classes.length.toLocaleString("en-US");
    find(element, "h3").textContent = words.thinks;
    this.node.setAttribute("aria-label", words.choose);
    find(element, ".knows span").textContent = fill(words.knows, { count });
    find(element, ".knows b").textContent = knows.join(", ") + (classes.length > knows.length ? " …" : "");
    this.search.placeholder = fill(words.find, { count });
    this.search.setAttribute("aria-label", this.search.placeholder);
  }

  /** The likeliest, and the chosen one wherever it stands. */
  list() {
    const { classes } = this.look.view;
    const { chosen } = this.look;
    const focused = this.node.querySelector(".class :focus");
    const top = classes.map((/** @type {Class} */ _, /** @type {number} */ i) => i).slice(0, LIKELIEST);
    const listed = /** @type {number[]} */ (top.includes(chosen) ? top : [...top, chosen]);
    this.node.replaceChildren(...listed.map((place) => this.option(place)));
    if (focused) find(this.node, ".class :checked").focus();
  }

  /** @param {number} place */
  option(place) {
    const { look } = this;
    const item = /** @type {Class} */ (look.view.classes[place]);
    const label = make("label", "class");
    const input = make("input");
    input.type = "radio";
    input.name = `class-${look.element.id}`;
    input.checked = place === look.chosen;
    input.addEventListener("change", () => look.choose(place));
    const bar = make("span", "bar");
    const length = make("i");
    length.style.width = percent(item.probability, 2);
    bar.append(length);
    if (item.before !== undefined) {
      const mark = bar.appendChild(make("s")); // where it ended before a part of the photo was covered
      mark.style.left = percent(item.before, 2);
    }
    label.append(input, look.thumbnail(look.maps[place], THUMB), make("span", "name", item.name), bar);
    label.append(make("span", "percent", chance(item.probability)));
    return label;
  }

  /** @returns {Class[]} */
  get found() {
    return matching(this.look.view.classes, this.search.value, MATCHES);
  }

  suggest() {
    const { search, matches, found } = this;
    this.active = Math.min(this.active, found.length - 1);
    matches.replaceChildren(...found.map((item, i) => this.suggestion(item, i)));
    if (search.value.trim() && !found.length) {
      matches.append(make("li", "none", this.look.view.words.none_found));
    }
    matches.hidden = !matches.children.length;
    search.setAttribute("aria-expanded", String(!matches.hidden));
    const active = matches.children[this.active];
    active?.scrollIntoView({ block: "nearest" });
    search.setAttribute("aria-activedescendant", active?.id ?? "");
  }

  /**
   * @param {Class} item
   * @param {number} i
   */
  suggestion(item, i) {
    const row = make("li");
    row.id = `${this.look.element.id}-match-${i}`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(i === this.active));
    row.append(make("span", "", item.name), make("span", "percent", chance(item.probability)));
    row.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the search keeps its focus
      this.take(item);
    });
    return row;
  }

  /** @param {Class} item */
  take(item) {
    this.clear();
    this.look.choose(this.look.view.classes.indexOf(item));
  }

  clear() {
    this.search.value = "";
    this.active = -1;
    this.suggest();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing) return; // of a syllable: the key is the input method's
    const { found } = this;
    if (event.key === "Escape") this.clear();
    else if (event.key === "Enter" && found[this.active]) this.take(found[this.active]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : found.length - 1;
      if (found.length) this.active = (Math.max(this.active, 0) + step) % found.length;
      this.suggest();
    } else return;
    event.preventDefault();
  }
}
