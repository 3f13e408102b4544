// Draws {names, seen, remark, stages, words, scales, follows}, or {message, follows}. Asks for another answer
// when Build shows another network, if this one is open to be seen.

import { grounded } from "./passage/shades.js";
import { find, make, picture } from "./shared/dom.js";

/**
 * @typedef {import("./shared/widget.js").Widget} Widget
 * @typedef {{src: string, label: string, ends: [number, number] | null}} FeatureMap
 * @typedef {{low: number, high: number, text: string}} Scale
 * @typedef {{title: string, shape: string, shown: string, cells: {spread: string, maps: FeatureMap[]}[]}} Stage
 */

const QUIET = 250; // ms without a change before asking: a moving slider asks once

/**
 * Arrow keys walk along the maps, so that Tab stops at each row once.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} buttons
 * @param {number} at
 */
function walk(event, buttons, at) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = step && buttons[at + step];
  if (!next) return;
  event.preventDefault();
  buttons[at].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

class Passage {
  /** @param {Widget} widget */
  constructor({ element, props }) {
    this.root = find(element, ".pp-passage");
    this.props = props;
    this.held = ""; // the maps that are held to the light, one of each network: stage, place
    this.common = false; // one scale for all maps of a network
  }

  get view() {
    return this.props.value;
  }

  draw() {
    const { root, view } = this;
    if (!view) return;
    if (view.message) {
      root.replaceChildren(make("p", "message", view.message));
      return;
    }
    root.classList.toggle("pair", view.names.length > 1);
    const heads = make("div", "cells heads");
    heads.append(...view.names.map((/** @type {string} */ name) => make("h3", "", name)));
    const rows = view.stages.map((/** @type {Stage} */ stage) => this.row(stage));
    root.replaceChildren(this.top(), heads, ...rows);
  }

  top() {
    const { words, seen, remark } = this.view;
    const node = make("div", "top");
    const figure = make("figure", "seen");
    figure.append(picture(seen.src), make("figcaption", "", seen.text));
    const texts = make("div", "words");
    texts.append(make("p", "remark", remark), make("p", "shades", words.shades), this.scaleSwitch());
    node.append(figure, texts);
    return node;
  }

  scaleSwitch() {
    const { words, scales, names } = this.view;
    const node = make("p", "common");
    const label = make("label");
    const box = make("input");
    box.type = "checkbox";
    box.checked = this.common;
    box.addEventListener("change", () => {
      this.common = box.checked;
      this.draw();
      find(this.root, ".common input").focus();
    });
    label.append(box, make("span", "", words.common));
    node.append(label);
    const range = (/** @type {Scale} */ { text }, /** @type {number} */ i) =>
      make("span", "range", `${names[i]}: ${text}`);
    if (this.common) node.append(...scales.map(range));
    return node;
  }

  /** @param {Stage} stage */
  row(stage) {
    const node = make("section", "stage");
    const head = make("h4");
    head.append(make("b", "", stage.title), make("span", "", ` · ${stage.shape} · ${stage.shown}`));
    const cells = make("div", "cells");
    cells.append(...stage.cells.map((_, i) => this.cell(stage, i)));
    node.append(head, cells);
    return node;
  }

  /**
   * @param {Stage} stage
   * @param {number} index of the network
   */
  cell(stage, index) {
    const { names, words, scales } = this.view;
    const { spread, maps } = stage.cells[index];
    const node = make("div", "cell");
    const said = make("p", "said");
    if (names.length > 1) said.append(make("span", "who", names[index]));
    const told = make("span", "spread", `${words.spread} `);
    told.append(make("b", "", spread));
    said.append(told);
    node.append(said, this.maps(stage, index));
    const open = maps.findIndex((_, i) => this.held === `${stage.title}/${i}`);
    if (open >= 0) {
      const lens = make("figure", "lens");
      lens.append(this.shown(maps[open], scales[index]), make("figcaption", "", maps[open].label));
      node.append(lens);
    }
    return node;
  }

  /**
   * @param {Stage} stage
   * @param {number} index
   */
  maps(stage, index) {
    const { names, words, scales } = this.view;
    const box = make("div", "maps");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `${stage.title}, ${names[index]}`);
    const buttons = stage.cells[index].maps.map((map, i) => {
      const key = `${stage.title}/${i}`;
      const button = make("button");
      button.title = map.label;
      button.tabIndex = i ? -1 : 0;
      button.setAttribute("aria-label", `${words.map}: ${map.label}`);
      button.setAttribute("aria-pressed", String(this.held === key));
      button.dataset.key = `${key}/${index}`;
      button.append(this.shown(map, scales[index]));
      button.addEventListener("click", () => this.hold(key, index));
      return button;
    });
    buttons.forEach((button, i) => {
      button.addEventListener("keydown", (event) => walk(event, buttons, i));
    });
    box.append(...buttons);
    return box;
  }

  /**
   * @param {string} key
   * @param {number} index
   */
  hold(key, index) {
    this.held = this.held === key ? "" : key;
    this.draw();
    find(this.root, `[data-key="${key}/${index}"]`).focus();
  }

  /**
   * A map, drawn from its own lowest to its own highest value; or on the scale of all maps of its network.
   * @param {FeatureMap} map
   * @param {Scale} scale
   */
  shown(map, scale) {
    const node = make("span", "map");
    const image = picture(map.src);
    node.append(image);
    if (this.common && map.ends && scale.high > scale.low) {
      const { share, grey } = grounded(map.ends, scale);
      image.style.opacity = String(share);
      node.style.background = `rgb(${grey}% ${grey}% ${grey}%)`;
    }
    return node;
  }

  /** What is shown is of a network or an image before: it stays, but pale, until the answer is there. */
  outdate() {
    if (this.view && !this.view.message) this.root.classList.add("stale");
  }
}

/** @param {Widget} widget */
export function start(widget) {
  const { element, trigger, watch } = widget;
  const passage = new Passage(widget);
  const listening = new AbortController();
  const { signal } = listening;
  let waiting = 0;
  const changed = () => {
    clearTimeout(waiting);
    if (!element.isConnected) {
      listening.abort();
      return;
    }
    if (passage.view?.follows === false) return;
    passage.outdate();
    if (passage.root.offsetParent) waiting = setTimeout(() => trigger("ask", {}), QUIET);
  };
  document.addEventListener("pp-network", changed, { signal });
  document.addEventListener("pp-sending", () => passage.outdate(), { signal });
  document.addEventListener("pp-sent", () => passage.root.classList.remove("stale"), { signal });
  watch("value", () => passage.draw());
  passage.draw();
}
