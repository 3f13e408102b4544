// Two Gaussians, and what a discriminator and a critic, trained on the server, make of them (1701.07875, figure 2).
import { asker } from "../shared/asker.js";
import { find, findAll, make } from "../shared/dom.js";
import { nearest, pathOf, scaled } from "../shared/scale.js";
import { draw } from "../shared/svg.js";
import { fill } from "../shared/text.js";
import { head, whenSeen } from "./part.js";

/** @typedef {Record<"x"|"real"|"made"|"optimal"|"discriminator"|"critic"|"steepness"|"critic_steepness", number[]> & {estimate: number}} Judged */

const CAP = 1.25; // of the steepness that is drawn: where the discriminator falls, it is more
const [WIDE, EDGE] = [720, 12];
const [FLOOR, LOW_FLOOR] = [200, 132]; // where the axes of the upper and the lower figure are

/** @param {number} value */
const small = (value) => (value && value < 0.001 ? value.toExponential(0) : value.toFixed(3));

/**
 * @param {HTMLElement} caption
 * @param {string} title
 * @param {[string, string, string?][]} entries colour, text, look
 */
function legend(caption, title, entries) {
  const keys = entries.map(([colour, text, look]) => {
    const key = make("span", `key ${look || ""}`, text);
    key.style.setProperty("--key", `var(${colour})`);
    return key;
  });
  caption.replaceChildren(make("b", "", title), ...keys);
}

/**
 * @param {Element} svg
 * @param {number} y
 */
function clear(svg, y) {
  svg.replaceChildren();
  draw(svg, "line", { x1: EDGE, x2: WIDE - EDGE, y1: y, y2: y, class: "axis" });
}

/**
 * @param {Element} svg
 * @param {string} d
 * @param {string} colour
 * @param {string} [look]
 */
function curve(svg, d, colour, look = "") {
  draw(svg, "path", { d, class: `curve ${look}`, style: `--key: var(${colour})` });
}

export class Gaussians {
  /**
   * @param {HTMLElement} box
   * @param {{words: Record<string, string>, most: number, step: number}} value
   * @param {(asked: {apart: number}) => Promise<any>} ask the server: the fields of lessons.two_gaussians.Judged
   * @param {(text?: string) => void} complain
   */
  constructor(box, { words, most, step }, ask, complain) {
    this.box = box;
    this.words = words;
    this.slider = find(box, ".distance", HTMLInputElement);
    const [above, below] = findAll(box, "svg", SVGSVGElement);
    this.above = above;
    this.below = below;
    head(box, words, "gaussians", "1701.07875");
    find(box, ".knob span").textContent = words.distance;
    Object.assign(this.slider, { min: 0, max: most, step, value: 5 });
    this.slider.setAttribute("aria-label", words.distance);
    this.label();
    const answered = (/** @type {any} */ answer, /** @type {{apart: number}} */ asked) => {
      box.classList.remove("waiting");
      complain(answer.problem);
      if (!answer.problem && asked.apart === this.apart) this.paint(answer);
    };
    this.judge = asker(ask, answered, 1);
    this.slider.addEventListener("input", () => this.ask());
    find(box, "output").textContent = this.slider.value;
    whenSeen(box, () => this.ask());
  }

  get apart() {
    return Number(this.slider.value);
  }

  ask() {
    find(this.box, "output").textContent = this.slider.value;
    this.box.classList.add("waiting");
    this.judge({ apart: this.apart });
  }

  label() {
    const { words } = this;
    const [above, below] = findAll(this.box, "figcaption", HTMLElement);
    legend(above, words.judged, [
      ["--pp-brand", words.real_density],
      ["--pp-accent", words.made_density],
      ["--pp-judge", words.discriminator],
      ["--pp-judge", words.optimal, "dashed"],
      ["--pp-critic", words.critic],
    ]);
    legend(below, fill(words.steepness, { cap: CAP }), [
      ["--pp-judge", words.of_discriminator],
      ["--pp-critic", words.of_critic],
    ]);
  }

  /** @param {Judged} judged */
  paint(judged) {
    const { x } = judged;
    const across = scaled(x[0], x[x.length - 1], EDGE, WIDE - EDGE);
    const line = (/** @type {number[]} */ values, /** @type {(value: number) => number} */ y) =>
      pathOf(values.map((v, i) => [across(x[i]), y(v)]));
    this.paintAbove(judged, across, line);
    this.paintBelow(judged, across, line);
    this.tell(judged);
  }

  /**
   * @param {Judged} judged
   * @param {(value: number) => number} across
   * @param {(values: number[], y: (value: number) => number) => string} line
   */
  paintAbove(judged, across, line) {
    const svg = this.above;
    const density = scaled(0, 0.45, FLOOR, 60);
    const part = scaled(0, 1, FLOOR, 16);
    const reach = Math.max(...judged.critic.map(Math.abs)) || 1;
    clear(svg, FLOOR);
    /** @type {[number[], string][]} */
    const hills = [
      [judged.real, "--pp-brand"],
      [judged.made, "--pp-accent"],
    ];
    for (const [values, colour] of hills) {
      const d = `${line(values, density)}L${WIDE - EDGE} ${FLOOR}L${EDGE} ${FLOOR}Z`;
      draw(svg, "path", { d, class: "hill", style: `--key: var(${colour})` });
    }
    curve(svg, line(judged.optimal, part), "--pp-judge", "dashed");
    curve(svg, line(judged.discriminator, part), "--pp-judge");
    curve(svg, line(judged.critic, scaled(-reach, reach, FLOOR, 16)), "--pp-critic");
    for (const place of new Set([0, this.apart])) {
      draw(svg, "text", { x: across(place), y: 220, class: "tick" }, place);
    }
  }

  /**
   * @param {Judged} judged
   * @param {(value: number) => number} across
   * @param {(values: number[], y: (value: number) => number) => string} line
   */
  paintBelow(judged, across, line) {
    const svg = this.below;
    const steep = scaled(0, CAP, LOW_FLOOR, 10);
    const capped = (/** @type {number[]} */ values) => values.map((v) => Math.min(v, CAP));
    clear(svg, LOW_FLOOR);
    curve(svg, line(capped(judged.steepness), steep), "--pp-judge");
    curve(svg, line(capped(judged.critic_steepness), steep), "--pp-critic");
    const here = across(this.apart);
    draw(svg, "line", { x1: here, x2: here, y1: 6, y2: LOW_FLOOR, class: "here" });
    const name = { x: Math.min(640, here + 6), y: 146, class: "tick left" };
    draw(svg, "text", name, this.words.generated);
  }

  /** @param {Judged} judged */
  tell({ x, steepness, critic_steepness, estimate }) {
    const i = nearest(x, this.apart);
    find(this.box, ".told").textContent = fill(this.words.gaussians_told, {
      discriminator: small(steepness[i]),
      critic: small(critic_steepness[i]),
      estimate: estimate.toFixed(2),
      distance: this.apart,
    });
  }
}
