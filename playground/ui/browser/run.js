// Draws the runs that are watched, from news of some of them at a time: {runs, shown, words, experiment,
// parts}. runs: all that are drawn, by id; shown: the one that is shown whole. parts: one a run with news,
// {run, name, from, points, total, status} and, where "from" is 0, what else there is to know of it.
import { Charts } from "./run/charts.js";
import { ExperimentView } from "./run/experiment.js";
import { Head } from "./run/head.js";
import { continued } from "./run/series.js";
import { Switches } from "./run/switches.js";
import { colourAt, eachFrame, find, make } from "./shared/dom.js";
import { Growing, untilServed } from "./shared/growing.js";
import { whenTold } from "./shared/widget.js";

/**
 * @typedef {import("./shared/widget.js").Widget} Widget
 *
 * @typedef {object} RunState what is known of one run
 * @property {string} name
 * @property {"classifier" | "gan"} kind
 * @property {import("./run/series.js").Point[]} points
 * @property {Growing} growth of its reports
 * @property {import("./run/head.js").Status} [status]
 * @property {string} [remark] what the curves tell
 * @property {string[]} [caveats] and what they lack
 * @property {string} [lesson] what leads to why
 * @property {Record<string, {title: string, tells: string}>} [charts]
 */

class Run {
  /** @param {Widget} widget */
  constructor({ element, trigger }) {
    this.trigger = trigger;
    this.root = find(element, ".pp-run");
    /** @type {Map<string, RunState>} by id */
    this.runs = new Map();
    this.shown = "";
    /** @type {Record<string, string>} */
    this.words = {};
    /** @type {import("./run/experiment.js").Experiment | null} */
    this.experiment = null;
    /** @type {number | null} seconds, looked at elsewhere on the page */
    this.moment = null;
    this.paint = eachFrame(() => this.paintAll());
    this.told = ""; // what the remarks say
    this.ask = untilServed(
      () => trigger("lost", {}),
      () => [...this.runs.values()].every(({ growth }) => growth.count !== null),
    );
    this.colour = (/** @type {string} */ name) => colourAt(this.root, name);
    this.empty = make("div", "empty");
    this.whole = new ExperimentView(this.colour, (id) => trigger("pick", { run: id }));
    this.head = new Head();
    this.switches = new Switches(this.paint);
    this.charts = new Charts(this.colour);
    this.remarks = make("div", "remarks");
    this.body = make("div", "body");
    this.body.append(this.whole.node, ...this.head.parts, this.switches.box, this.charts.box, this.remarks);
    this.root.replaceChildren(this.empty, this.body);
    window.addEventListener("pp-moment", (event) => {
      if (event instanceof CustomEvent) this.lookAt(event.detail);
    });
    new ResizeObserver(this.paint).observe(this.root);
    new MutationObserver(this.paint).observe(document.body, { attributeFilter: ["class"] }); // dark or light
  }

  /** @param {{run: string, seconds: number | null}} moment */
  lookAt({ run, seconds }) {
    this.moment = run === this.shown ? seconds : null;
    this.paint();
  }

  /** @param {any} news */
  show(news) {
    if (!news.runs) return;
    if (news.words) this.words = news.words;
    this.body.hidden = !news.runs.length;
    this.empty.hidden = !this.body.hidden;
    this.empty.textContent = this.words.empty;
    this.runs = new Map(
      news.runs.map((/** @type {string} */ id) => [id, this.runs.get(id) ?? this.unknown()]),
    );
    if (this.shown !== news.shown) this.moment = null;
    this.shown = news.shown;
    this.experiment = news.experiment || null;
    this.root.dataset.run = this.shown;
    this.root.dataset.shown = news.runs.length;
    for (const part of news.parts) this.take(part);
    if ([...this.runs.values()].some(({ growth }) => growth.count === null)) this.ask();
    this.tell(this.runs.get(this.shown));
    this.paint();
  }

  /** @returns {RunState} */
  unknown() {
    return { name: "", kind: "classifier", points: [], growth: new Growing() };
  }

  /** One run's news. @param {any} part */
  take({ run: id, from, total, points, ...told }) {
    const run = this.runs.get(id);
    if (!run?.growth.take(from, total)) return;
    run.points = from ? continued(run.points, points) : points;
    Object.assign(run, told);
  }

  /** @param {RunState | undefined} main */
  tell(main) {
    if (!main?.status) return;
    this.root.dataset.state = main.status.state;
    this.head.tell(main.status);
    this.root.dataset.points = String(main.growth.count || main.points.length);
  }

  paintAll() {
    const main = this.runs.get(this.shown);
    if (!main) return;
    const runs = [...this.runs.values()];
    this.whole.show(this.experiment, this.runs, this.shown);
    this.switches.box.hidden = !main.points.length;
    this.switches.label(this.words, runs.length > 1);
    this.tellRemarks(main, runs);
    const view = { ...this.switches.chosen, words: this.words, colour: this.colour };
    this.charts.paint(main, runs, view, this.moment);
  }

  /**
   * @param {RunState} main
   * @param {RunState[]} runs
   */
  tellRemarks({ remark, lesson, points }, runs) {
    const named = (/** @type {RunState} */ { name, caveats = [] }) =>
      caveats.map((text) => (runs.length > 1 ? `${name}: ${text}` : text));
    const texts = [...(remark ? [remark] : []), ...runs.flatMap(named)];
    this.remarks.hidden = !points.length;
    const told = JSON.stringify([texts, lesson]);
    if (told === this.told) return; // a button in it keeps its focus, and what is pressed
    this.told = told;
    this.remarks.replaceChildren(...texts.map((text) => make("p", "remark", text)));
    if (!lesson) return;
    const lead = make("button", "lesson", lesson);
    lead.addEventListener("click", () => this.trigger("lesson", {}));
    this.remarks.append(lead);
  }
}

/** @param {Widget} widget */
export function start(widget) {
  const run = new Run(widget);
  whenTold(widget, (news) => run.show(news));
}
