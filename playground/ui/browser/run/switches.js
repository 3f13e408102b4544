// The switches of how all charts are drawn, which this browser remembers.
import { make } from "../shared/dom.js";
import { recall, remember } from "../shared/storage.js";
import { fill } from "../shared/text.js";
import { SMOOTH } from "./series.js";

const NAMES = ["raw", "by_epoch", "by_time"];
const STORED = "paper-playground-charts";

export class Switches {
  /** @param {() => void} changed */
  constructor(changed) {
    const stored = recall(STORED);
    this.on = new Set(Array.isArray(stored) ? stored : ["raw"]);
    this.box = make("div", "switches");
    this.smoothing = make("span", "smoothing");
    this.labels = NAMES.map((name) => this.makeSwitch(name, changed));
    this.box.append(...this.labels.map(({ node }) => node), this.smoothing);
  }

  /**
   * @param {string} name
   * @param {() => void} changed
   */
  makeSwitch(name, changed) {
    const node = make("label", "switch");
    const box = make("input");
    const text = make("span");
    box.type = "checkbox";
    box.setAttribute("role", "switch");
    box.checked = this.on.has(name);
    box.addEventListener("change", () => {
      this.on[box.checked ? "add" : "delete"](name);
      remember(STORED, [...this.on]);
      changed();
    });
    node.append(box, text);
    return { name, node, text };
  }

  get chosen() {
    return { byTime: this.on.has("by_time"), byEpoch: this.on.has("by_epoch"), raw: this.on.has("raw") };
  }

  /**
   * @param {Record<string, string>} words
   * @param {boolean} several whether several runs are drawn
   */
  label(words, several) {
    const { byEpoch } = this.chosen;
    for (const { name, node, text } of this.labels) {
      text.textContent = words[name];
      node.hidden = name === "raw" && (several || byEpoch);
    }
    this.smoothing.textContent = fill(words.smoothed || "", { count: Math.round(1 / (1 - SMOOTH)) });
    this.smoothing.hidden = byEpoch;
  }
}
