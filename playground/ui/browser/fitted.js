// Plays a fit: the photos on their lanes, and how loss and rightness went, iteration by iteration.
import { Lanes } from "./fitted/lanes.js";
import { glided, marginsOf, playedTo, rightOf, spanOf } from "./fitted/steps.js";
import { colourAt, find, gently, picture, still } from "./shared/dom.js";
import { Player } from "./shared/player.js";
import { Plot } from "./shared/plot.js";
import { fill, number, percent } from "./shared/text.js";

const RIGHT = "#4d9de0";

class Fit {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.root = find(element, ".pp-fit");
    this.range = find(element, "input", HTMLInputElement);
    this.lanes = new Lanes(find(element, ".lanes", HTMLCanvasElement));
    this.at = 0; // the iteration's place, or between two
    /** @type {any} */
    this.view = null;
    /** @type {number[][]} */
    this.margins = [];
    this.player = new Player(
      find(element, ".play", HTMLButtonElement),
      this.root,
      () => this.begin(),
      (seconds) => this.step(seconds),
    );
    this.range.addEventListener("input", () => {
      this.player.stop();
      this.show(Number(this.range.value));
    });
    new ResizeObserver(() => this.view && this.show(this.at)).observe(this.root);
    const recolour = () => {
      if (!this.view) return;
      this.plot();
      this.show(this.at);
    };
    new MutationObserver(recolour).observe(document.body, { attributeFilter: ["class"] }); // dark or light
  }

  get last() {
    return this.margins.length - 1;
  }

  /** @param {any} view */
  take(view) {
    this.player.stop();
    this.root.hidden = !view;
    this.view = view;
    if (!view) return;
    const { words, iterations, margins, classes, side, strip } = view;
    this.margins = marginsOf(margins, iterations.length);
    this.player.label({ play: words.fit_play, pause: words.fit_pause });
    this.range.max = String(this.last);
    this.range.setAttribute("aria-label", words.fit_iteration);
    const photos = picture(strip);
    const [ends, span] = [this.margins[this.last], spanOf(this.margins)];
    this.lanes.begin({ classes, side, strip: photos, reach: span, ends, words });
    const about = { iterations: iterations[this.last], heads: ends.length };
    find(this.root, ".about").textContent = fill(words.fit_about, about);
    this.plot();
    this.show(still.matches ? this.last : 0);
    photos.addEventListener("load", () => {
      this.lanes.canvas.scrollIntoView({ block: "nearest", behavior: gently() }); // what is said above is there
      if (still.matches) this.show(this.last);
      else this.player.start();
    });
  }

  /** Once more from the beginning, where it has come to its end. */
  begin() {
    if (this.at >= this.last) this.show(0);
  }

  /** @param {number} seconds */
  step(seconds) {
    this.show(playedTo(this.at, seconds, this.last));
    if (this.at >= this.last) this.player.stop();
  }

  /** @param {number} at */
  show(at) {
    this.at = at;
    const { words, iterations, losses } = this.view;
    const reached = Math.floor(at);
    const margins = this.margins[reached];
    this.range.value = String(reached);
    this.lanes.paint(glided(this.margins, at));
    const text = fill(words.fit_at, {
      iteration: iterations[reached],
      last: iterations[this.last],
      loss: number(losses[reached]),
      right: rightOf(margins),
      photos: margins.length,
    });
    find(this.root, ".at").textContent = text;
    this.lanes.canvas.setAttribute("aria-label", text);
    for (const [plot, chart] of this.plots ?? []) plot.paint({ ...chart, cursor: iterations[reached] });
  }

  /** How loss and rightness went. */
  plot() {
    const { words, iterations: xs, losses } = this.view;
    const colour = (/** @type {string} */ name) => colourAt(this.root, name);
    const right = xs[this.last];
    const shares = this.margins.map((margins) => rightOf(margins) / margins.length);
    const loss = { low: 0, high: Math.max(...losses), right, format: number, exact: number };
    const share = { low: 0, high: 1, right };
    const shown = (/** @type {number} */ v) => percent(v, 0);
    const exact = (/** @type {number} */ v) => percent(v, 1);
    const charts = [
      { scale: loss, ys: losses, colour: colour("--pp-brand"), title: words.fit_loss },
      { scale: { ...share, format: shown, exact }, ys: shares, colour: RIGHT, title: words.fit_right },
    ].map(({ scale, ys, colour: own, title }) => {
      const lines = [{ xs, ys, colour: own, name: " " }];
      return /** @type {const} */ ([new Plot(title, colour), { lines, scale, axis: words.fit_axis_x }]);
    });
    this.plots = charts;
    find(this.root, ".curves").replaceChildren(...charts.map(([plot]) => plot.box));
  }
}

/** @param {import("./shared/widget.js").Widget} widget */
export function start({ element, props, watch }) {
  const fit = new Fit(element);
  watch("value", () => fit.take(props.value));
  if (props.value) fit.take(props.value);
}
