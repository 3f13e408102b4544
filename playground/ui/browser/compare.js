// Draws {names, columns, ratio, traits, rows, total, figures, failures}, or nothing.
import { drawing, find, findAll, make, sideways } from "./shared/dom.js";

/** @typedef {{title: string, pairs: {texts: [string, string], differs: boolean}[], ratios: string[]}} Row */

const PLAIN = 2; // columns without a ratio: blocks, output

/** @param {any} view */
function heads(view) {
  const names = make("tr", "names");
  names.append(make("th"));
  const groups = make("tr");
  groups.append(make("th", "", view.columns[0]));
  view.columns.slice(1).forEach((/** @type {string} */ column, /** @type {number} */ i) => {
    const group = make("th", "group", column);
    group.colSpan = i < PLAIN ? 2 : 3;
    groups.append(group);
    names.append(make("th", "one", "1"), make("th", "two", "2"));
    if (i >= PLAIN) names.append(make("th", "", view.ratio));
  });
  const head = make("thead");
  head.append(groups, names);
  return head;
}

/** @param {Row} row */
function line({ title, pairs, ratios }) {
  const node = make("tr");
  node.append(make("td", "", title));
  pairs.forEach(({ texts: [one, two], differs }, i) => {
    node.append(make("td", "one", one), make("td", differs ? "two differs" : "two", two));
    if (i >= PLAIN) node.append(make("td", "ratio", ratios[i - PLAIN]));
  });
  return node;
}

/** @param {any} view */
function table(view) {
  const body = make("tbody");
  body.append(...view.rows.map(line));
  const foot = make("tfoot");
  foot.append(line(view.total));
  const node = make("table");
  node.append(heads(view), body, foot);
  return sideways(node, "scroll");
}

/** @param {string[]} names */
function titles(names) {
  const row = make("div", "pair");
  names.forEach((name, i) => {
    const box = make("div", "net");
    box.append(make("i", "", i + 1), make("strong", "", name));
    row.append(box);
  });
  return row;
}

/** @param {[string, string, string][]} list */
function traits(list) {
  const row = make("div", "traits");
  for (const [name, one, two] of list) {
    const chip = make("span", "trait");
    chip.append(make("b", "", name), ` ${one} → ${two}`);
    row.append(chip);
  }
  return row;
}

/** A network's figure, in which nothing opens here. @param {string} svg */
function figureOf(svg) {
  const figure = sideways(drawing(svg), "figure");
  for (const stage of findAll(figure, ".pp-stage", SVGElement)) {
    stage.removeAttribute("tabindex");
    stage.setAttribute("role", "img");
    stage.style.cursor = "default";
  }
  return figure;
}

/** @param {import("./shared/widget.js").Widget} widget */
export function start({ element, props, watch }) {
  const root = find(element, ".pp-compare");
  const draw = () => {
    const view = props.value;
    root.replaceChildren();
    if (!view?.rows) return;
    const failures = view.failures
      .filter(Boolean)
      .map((/** @type {string} */ text) => make("div", "failure", text));
    root.append(
      titles(view.names),
      traits(view.traits),
      ...failures,
      table(view),
      ...view.figures.map(figureOf),
    );
  };
  watch("value", draw);
  draw();
}
