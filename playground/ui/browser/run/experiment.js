// An experiment above its curves: its question, a bar for each run, and at the end what came out.
import { find, kept, make, paperLink, sideways } from "../shared/dom.js";
import { percent } from "../shared/text.js";
import { colourOf } from "./curves.js";

/**
 * @typedef {object} Experiment
 * @property {string} title
 * @property {string} [question]
 * @property {string} [source] a paper's number on arXiv, and its place there
 * @property {string} [label] of the source
 * @property {string} [sentence] what came out, once all runs are done
 * @property {string[]} [columns]
 * @property {string[][]} [rows]
 *
 * @typedef {{name: string, status?: {fraction: number, label: string}}} Run
 */

/**
 * @param {string[]} columns
 * @param {string[][]} rows
 */
function table(columns, rows) {
  const line = (/** @type {"th" | "td"} */ tag, /** @type {string[]} */ texts) => {
    const row = make("tr");
    row.append(...texts.map((text) => make(tag, "", text)));
    return row;
  };
  const [head, body, node] = [make("thead"), make("tbody"), make("table")];
  head.append(line("th", columns));
  body.append(...rows.map((texts) => line("td", texts)));
  node.append(head, body);
  return sideways(node, "scroll");
}

/**
 * @param {string} label
 * @param {string} source
 */
function sourceLine(label, source) {
  const [paper, ...place] = source.split(",");
  const line = make("p", "source", `${label} `);
  line.append(paperLink(paper), place.length ? `,${place.join(",")}` : "");
  return line;
}

export class ExperimentView {
  /**
   * @param {(name: string) => string} colour
   * @param {(run: string) => void} pick
   */
  constructor(colour, pick) {
    this.colour = colour;
    this.pick = pick;
    this.node = make("section", "experiment");
    this.title = make("h3");
    this.question = make("p", "question");
    this.bars = make("div", "bars");
    this.end = make("div", "end");
    this.ended = ""; // what stands in the end
    /** @type {Map<string, HTMLButtonElement>} by run */
    this.known = new Map();
    this.node.append(this.title, this.question, this.bars, this.end);
  }

  /**
   * @param {Experiment | null} value
   * @param {Map<string, Run>} runs by id
   * @param {string} shown the id of the run that is shown whole
   */
  show(value, runs, shown) {
    this.node.hidden = !value;
    if (!value) return;
    this.title.textContent = value.title;
    this.question.textContent = value.question ?? "";
    this.question.hidden = !value.question;
    const ids = [...runs.keys()];
    kept(this.bars, this.known, ids, (id) => this.bar(id)).forEach((bar, i) => {
      const run = runs.get(ids[i]);
      if (run) this.fill(bar, run, i);
      bar.setAttribute("aria-pressed", String(ids[i] === shown));
    });
    const end = JSON.stringify([value.sentence, value.columns, value.rows, value.label, value.source]);
    if (end === this.ended) return; // a link in it keeps its focus, and the table where it was scrolled to
    this.ended = end;
    this.end.replaceChildren(...verdict(value));
  }

  /** @param {string} id of a run */
  bar(id) {
    const bar = make("button", "run");
    const track = make("span", "track");
    track.append(make("i"));
    bar.append(make("b"), track, make("span", "state"));
    bar.addEventListener("click", () => this.pick(id));
    return bar;
  }

  /**
   * @param {HTMLElement} bar
   * @param {Run} run
   * @param {number} place among the runs
   */
  fill(bar, { name, status }, place) {
    find(bar, "b").textContent = name;
    find(bar, ".track").style.setProperty("--key", colourOf(place, this.colour));
    find(bar, ".track i").style.width = percent(status?.fraction ?? 0, 1);
    find(bar, ".state").textContent = status?.label ?? "";
  }
}

/** What came out, and where the paper says so. @param {Experiment} value @returns {HTMLElement[]} */
function verdict({ sentence, columns = [], rows, label = "", source }) {
  const out = rows ? [make("p", "sentence", sentence), table(columns, rows)] : [];
  return source ? [...out, sourceLine(label, source)] : out;
}
