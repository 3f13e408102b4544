// An experiment above its curves: its question, a bar for each run, and at the end what came out.
import { findAll, make, paperLink, sideways } from "../shared/dom.js";
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
 * @param {Run} run
 * @param {string} paint its colour
 * @param {boolean} pressed
 */
function runBar({ name, status }, paint, pressed) {
  const row = make("button", "run");
  const track = make("span", "track");
  const done = make("i");
  done.style.width = percent(status?.fraction ?? 0, 1);
  track.style.setProperty("--key", paint);
  track.append(done);
  row.setAttribute("aria-pressed", String(pressed));
  row.append(make("b", "", name), track, make("span", "state", status?.label ?? ""));
  return row;
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

/**
 * @param {HTMLElement} box
 * @param {Experiment | null} value
 * @param {Map<string, Run>} runs by id
 * @param {string} shown the id of the run that is shown whole
 * @param {(run: string) => void} pick
 * @param {(name: string) => string} colour
 */
export function drawExperiment(box, value, runs, shown, pick, colour) {
  box.hidden = !value;
  if (!value) return;
  const bars = findAll(box, ".run", HTMLElement);
  const focused = bars.findIndex((bar) => bar.matches(":focus"));
  /** @type {HTMLElement[]} */
  const parts = [make("h3", "", value.title)];
  if (value.question) parts.push(make("p", "question", value.question));
  [...runs].forEach(([id, run], i) => {
    const bar = runBar(run, colourOf(i, colour), id === shown);
    bar.addEventListener("click", () => pick(id));
    parts.push(bar);
  });
  if (value.rows) parts.push(make("p", "sentence", value.sentence), table(value.columns ?? [], value.rows));
  if (value.source) parts.push(sourceLine(value.label ?? "", value.source));
  box.replaceChildren(...parts);
  findAll(box, ".run", HTMLElement)[focused]?.focus();
}
