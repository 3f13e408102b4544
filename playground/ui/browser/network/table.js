// The table of a network's stages, each of which opens to its layers.
import { make, sideways } from "../shared/dom.js";
import { percent } from "../shared/text.js";

/**
 * @typedef {Record<"name"|"window"|"out"|"formula"|"params"|"macs"|"field"|"memory", string> & {shortcut: boolean}} Layer
 * @typedef {Record<"name"|"title"|"blocks"|"out"|"params"|"macs"|"field"|"memory", string>
 *   & Record<"paramShare"|"macShare"|"memoryShare", number>
 *   & {units: {title: string, layers: Layer[]}[]}} Stage
 */

/**
 * @param {string} text
 * @param {number} [share] of the whole, as a bar
 */
function cell(text, share) {
  const td = make("td", share === undefined ? "" : "share");
  td.append(make("span", "", text));
  if (share !== undefined) {
    const bar = make("i");
    bar.style.width = percent(share, 1);
    td.append(bar);
  }
  return td;
}

/** @param {Layer} layer */
function layerRow(layer) {
  const row = make("tr", `layer${layer.shortcut ? " shortcut" : ""}`);
  const out = cell(layer.out);
  if (layer.formula) out.append(make("small", "", layer.formula));
  row.append(cell(layer.name), cell(layer.window), out);
  row.append(...[layer.params, layer.macs, layer.field, layer.memory].map((text) => cell(text)));
  return row;
}

/**
 * @param {Stage} stage
 * @param {number} columns
 */
export function layerRows(stage, columns) {
  return stage.units.flatMap(({ title, layers }) => {
    const head = make("tr", "unit");
    const td = make("td", "", title);
    td.colSpan = columns;
    head.append(td);
    return [head, ...layers.map(layerRow)];
  });
}

/**
 * @param {Stage} stage
 * @param {(name: string) => void} toggle
 */
function stageRow(stage, toggle) {
  const row = make("tr", "stage");
  row.dataset.stage = stage.name;
  const first = make("td");
  first.append(make("button", "", stage.title));
  row.append(first, cell(stage.blocks), cell(stage.out));
  row.append(cell(stage.params, stage.paramShare), cell(stage.macs, stage.macShare));
  row.append(cell(stage.field), cell(stage.memory, stage.memoryShare));
  row.addEventListener("click", () => toggle(stage.name));
  return row;
}

/**
 * @param {{columns: string[], stages: Stage[], total: string[]}} view
 * @param {(name: string) => void} toggle opens and closes a stage
 */
export function table({ columns, stages, total }, toggle) {
  const node = make("table");
  const head = node.createTHead().insertRow();
  head.append(...columns.map((name) => make("th", "", name)));
  for (const stage of stages) {
    const body = make("tbody");
    body.append(stageRow(stage, toggle));
    const detail = make("tbody", "detail");
    detail.dataset.part = stage.name;
    node.append(body, detail);
  }
  const foot = make("tfoot");
  const sums = make("tr");
  sums.append(...total.map((text) => cell(text)));
  foot.append(sums);
  node.append(foot);
  return sideways(node, "scroll");
}
