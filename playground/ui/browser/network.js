// Draws {cards, note, figure, columns, stages, total, failure, name, words, query}: see network.py. Tells the
// page of each network that is drawn in Build, by the event "pp-network".

import { figureBox } from "./network/figure.js";
import { layerRows, table } from "./network/table.js";
import { find, findAll, make } from "./shared/dom.js";
import { noteAddress, whenValue } from "./shared/widget.js";

/**
 * @typedef {import("./shared/widget.js").Widget} Widget
 * @typedef {{name: string, value: string, note: string}} Card
 */

const SETTLED = 400; // ms: browsers allow so many changes of the address a minute

/** @param {Card[]} list */
function cards(list) {
  const row = make("div", "cards");
  for (const { name, value, note } of list) {
    const box = make("div", "card");
    box.append(make("div", "name", name), make("div", "value", value), make("div", "note", note));
    row.append(box);
  }
  return row;
}

/**
 * @param {string} failure
 * @param {string} stops
 */
function failureBox(failure, stops) {
  const box = make("div", "failure");
  box.setAttribute("role", "alert");
  box.append(make("strong", "", failure), make("span", "", stops));
  return box;
}

class Network {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.root = find(element, ".pp-net");
    this.live = find(element, ".pp-live");
    this.opened = ""; // the open stage's name
    this.settling = 0;
    /** @type {any} */
    this.view = null;
  }

  /** @param {string} name */
  toggle(name) {
    this.opened = this.opened === name ? "" : name;
    this.mark();
  }

  /** Only the opened stage's drawing and layers are made: a moving slider should not wait for the rest. */
  mark() {
    const { root, view, opened } = this;
    const stage = view.stages.find((/** @type {any} */ one) => one.name === opened);
    const figure = stage?.drawing && figureBox(stage.drawing, `${view.name} ${stage.title}`, view.words);
    find(root, ".drawing").replaceChildren(...(figure ? [figure] : []));
    for (const part of findAll(root, "tbody.detail", HTMLElement)) {
      const open = part.dataset.part === opened;
      part.replaceChildren(...(open ? layerRows(stage, view.columns.length) : []));
    }
    for (const row of findAll(root, "tr.stage", HTMLElement)) {
      const open = row.dataset.stage === opened;
      row.classList.toggle("open", open);
      find(row, "button").setAttribute("aria-expanded", String(open));
    }
    for (const button of findAll(root, ".pp-stage", SVGElement)) {
      const open = button.dataset.stage === opened;
      button.classList.toggle("pp-open", open);
      button.setAttribute("aria-expanded", String(open));
    }
  }

  /** The whole network's figure, whose stages open. */
  figure() {
    const { view } = this;
    const box = figureBox(view.figure, view.name, view.words);
    box.classList.add("whole");
    for (const node of findAll(box, ".pp-stage", SVGElement)) {
      const open = () => this.toggle(node.dataset.stage ?? "");
      node.addEventListener("click", open);
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        open();
      });
    }
    return box;
  }

  /** @param {string} text a view as JSON, see network.py */
  draw(text) {
    const view = JSON.parse(text);
    const { root } = this;
    this.view = view;
    clearTimeout(this.settling);
    if (view.query !== undefined) this.settling = setTimeout(() => this.note(), SETTLED);
    const figure = this.figure();
    const parts = [cards(view.cards)];
    if (view.note) parts.push(make("p", "remark", view.note));
    if (view.failure) parts.push(failureBox(view.failure, view.words.stops));
    parts.push(figure, make("div", "drawing"), make("p", "hint", view.words.hint));
    const scrolled = root.querySelector(".whole .figure")?.scrollLeft ?? 0;
    root.replaceChildren(
      ...parts,
      table(view, (name) => this.toggle(name)),
    );
    find(figure, ".figure").scrollLeft = scrolled;
    this.mark();
    if (view.query !== undefined) document.dispatchEvent(new Event("pp-network"));
    const costs = view.cards.map((/** @type {Card} */ { name, value }) => `${name} ${value}`);
    this.live.textContent = `${view.name}: ${costs.join(", ")}`;
  }

  /** The page's address always leads to the network that stands in Build. */
  note() {
    const told = Object.fromEntries(new URLSearchParams(this.view.query));
    noteAddress({ net: null, spec: null, classes: null, ...told });
  }
}

/**
 * The network that everybody begins with, by language; nothing where the address asks for another.
 * @param {Record<string, string>} first
 */
function beginning(first) {
  const address = new URLSearchParams(window.location.search);
  if (address.has("net") || address.has("spec")) return "";
  const languages = navigator.languages.map((name) => name.slice(0, 2).toLowerCase());
  return first[languages.find((name) => name in first) ?? "en"] ?? "";
}

/** @param {Widget} widget */
export function start(widget) {
  const network = new Network(widget.element);
  const first = widget.props.value ? "" : beginning(widget.props.first);
  whenValue(widget, (text) => network.draw(text));
  if (first) network.draw(first);
}
