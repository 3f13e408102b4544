// Two parallel lines at the distance theta (1701.07875, example 1), and descent by each of four distances.
import { find, make, still } from "../shared/dom.js";
import { pathOf, scaled } from "../shared/scale.js";
import { draw, shape } from "../shared/svg.js";
import { apart, bottom, descended, isFlat, middleOf, reach } from "./descent.js";
import { head } from "./part.js";

/** @type {[string, string, string][]} */
const MEASURES = [
  ["wasserstein", "W", "--pp-accent"],
  ["jensen_shannon", "JS", "--pp-js"],
  ["kullback_leibler", "KL", "--pp-kl"],
  ["total_variation", "TV", "--pp-tv"],
];
const KEYS = MEASURES.map(([key]) => key);
const NEAR = 74; // units of the scene: closer to the data's, the generated line's name is set aside

/** One distance as a function of theta: lines where it is finite, a dashed one at the top for infinity. */
class Chart {
  /**
   * @param {import("./descent.js").Table} table
   * @param {[string, string, string]} measure
   * @param {string} text what it is called
   */
  constructor(table, [key, name, colour], text) {
    this.values = table.distances[key];
    this.x = scaled(-1, 1, 10, 210);
    this.y = scaled(0, reach(table), 84, 12);
    this.theta = table.theta;
    this.figure = make("figure");
    this.output = make("output");
    this.output.setAttribute("aria-live", "off"); // it changes in each frame
    const caption = make("figcaption");
    caption.append(make("b", "", name), make("span", "", text), this.output);
    const svg = shape("svg", {
      viewBox: "0 0 220 96",
      "aria-hidden": "true",
      style: `--key: var(${colour})`,
    });
    draw(svg, "line", { x1: 10, x2: 210, y1: this.y(0), y2: this.y(0), class: "axis" });
    const flat = isFlat(this.values);
    const middle = middleOf(table);
    const points = this.theta.map((_, i) => (flat && i === middle ? null : this.place(i)));
    draw(svg, "path", { d: pathOf(points), class: this.values[0] === null ? "curve infinite" : "curve" });
    if (flat) draw(svg, "circle", { cx: this.x(0), cy: this.y(0), r: 2.5, class: "hole" });
    this.dot = draw(svg, "circle", { r: 5.5, class: "dot" });
    this.figure.append(caption, svg);
  }

  /**
   * @param {number} i
   * @returns {[number, number]}
   */
  place(i) {
    const value = this.values[i];
    return [this.x(this.theta[i]), value === null ? 6 : this.y(value)];
  }

  /** @param {number} i */
  move(i) {
    const [cx, cy] = this.place(i);
    this.dot.setAttribute("cx", String(cx));
    this.dot.setAttribute("cy", String(cy));
    this.output.textContent = this.values[i]?.toFixed(2) ?? "∞";
  }
}

export class Lines {
  /**
   * @param {HTMLElement} box
   * @param {{words: Record<string, string>, lines: import("./descent.js").Table}} value
   */
  constructor(box, { words, lines }) {
    this.box = box;
    this.words = words;
    this.table = lines;
    this.places = MEASURES.map(() => apart(lines, 1)); // each distance's own
    this.running = 0;
    this.slider = find(box, ".theta", HTMLInputElement);
    this.told = find(box, ".told");
    this.across = scaled(-1, 1, 40, 360);
    head(box, words, "lines", "1701.07875");
    const scene = find(box, ".scene", SVGSVGElement);
    this.drawGround(scene);
    this.made = this.drawMade(scene);
    this.label = draw(scene, "text", { x: 0, y: 36, class: "name" }, words.generated);
    this.arrow = draw(scene, "path", { class: "arrow" });
    this.charts = MEASURES.map((measure) => new Chart(lines, measure, words[measure[0]]));
    find(box, ".measures").replaceChildren(...this.charts.map(({ figure }) => figure));
    this.listen();
    this.paint();
  }

  /** @param {SVGElement} scene */
  drawGround(scene) {
    const { across } = this;
    draw(scene, "line", { x1: 20, x2: 380, y1: 260, y2: 260, class: "axis" });
    for (const tick of [-1, -0.5, 0, 0.5, 1])
      draw(scene, "text", { x: across(tick), y: 280, class: "tick" }, tick);
    draw(scene, "line", { x1: across(0), x2: across(0), y1: 50, y2: 250, class: "real" });
    draw(scene, "text", { x: across(0), y: 36, class: "name real" }, this.words.data);
  }

  /** The generated line as each distance moves it; the first is on top. @param {SVGElement} scene */
  drawMade(scene) {
    const made = MEASURES.map(([, , colour], i) => {
      const group = shape("g", { class: "made", style: `--key: var(${colour})` });
      draw(group, "line", { x1: 0, x2: 0, y1: 50, y2: 250 });
      draw(group, "circle", { cx: 0, cy: 62 + 12 * i, r: 4 });
      return group;
    });
    scene.append(...[...made].reverse());
    return made;
  }

  paint() {
    const { theta } = this.table;
    this.places.forEach((place, i) => {
      this.made[i].setAttribute("transform", `translate(${this.across(theta[place])} 0)`);
      this.charts[i].move(place);
    });
    this.slider.value = String(this.places[0]);
    find(this.box, "output").textContent = theta[this.places[0]].toFixed(2);
    const [from, to] = [this.across(0), this.across(theta[this.places[0]])];
    const side = to < from ? -1 : 1;
    this.label.setAttribute("x", String(Math.abs(to - from) < NEAR ? from + side * NEAR : to));
    const tip = to - side * 6;
    const d = Math.abs(to - from) > 14 ? `M${from} 230H${to}M${tip} 225L${to} 230L${tip} 235` : "";
    this.arrow.setAttribute("d", d);
  }

  /** A step of gradient descent under each distance, and then the next. */
  descend() {
    const next = descended(this.table, KEYS, this.places);
    const moved = next.some((place, i) => place !== this.places[i]);
    this.places = next;
    this.paint();
    this.running = moved ? requestAnimationFrame(() => this.descend()) : 0;
    if (!moved) this.told.textContent = this.words.lines_end;
  }

  halt() {
    cancelAnimationFrame(this.running);
    this.told.textContent = "";
  }

  /** @param {number} place */
  put(place) {
    this.halt();
    this.places = MEASURES.map(() => place);
    this.paint();
  }

  begin() {
    if (this.places.every((place) => place === middleOf(this.table))) this.put(apart(this.table, 1));
    else this.halt();
    if (still.matches) this.places = bottom(this.table, KEYS, this.places); // where it ends
    this.descend();
  }

  listen() {
    const { slider, words, table } = this;
    Object.assign(slider, { min: 0, max: table.theta.length - 1, step: 1 });
    slider.setAttribute("aria-label", words.theta);
    slider.addEventListener("input", () => this.put(Number(slider.value)));
    const [go, pull] = [find(this.box, ".descend"), find(this.box, ".apart")];
    go.textContent = words.descend;
    go.addEventListener("click", () => this.begin());
    pull.textContent = words.pull_apart;
    pull.addEventListener("click", () => this.put(apart(table, Math.random() < 0.5 ? -1 : 1)));
  }
}
