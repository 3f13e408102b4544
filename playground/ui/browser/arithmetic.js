// Three groups of three samples, a - b + c, and what comes out: see arithmetic.py.
import { Board } from "./shared/board.js";
import { find, make } from "./shared/dom.js";
import { paintTile } from "./shared/sheet.js";

/**
 * @typedef {import("./shared/widget.js").Widget} Widget
 * @typedef {import("./shared/picker.js").Picker} Picker
 * @typedef {import("./shared/sheet.js").Sheet} Sheet
 */

const [MEMBERS, PICKED] = [3, 9];
const SIGNS = ["", "−", "+"];

class Arithmetic extends Board {
  /** @param {Widget} widget */
  constructor(widget) {
    super(widget, ".pp-sum");
    this.means = /** @type {HTMLCanvasElement[]} */ ([]);
    this.results = /** @type {HTMLCanvasElement[]} */ ([]);
    this.ask = this.asker("sum", ([sheet]) => this.paint(sheet), { flying: 1 });
  }

  /**
   * @param {Picker} picker
   * @param {any} value
   */
  begin(picker, { words }) {
    const sum = find(this.root, ".sum");
    for (const sign of SIGNS) {
      if (sign) sum.append(make("b", "sign", sign));
      const box = sum.appendChild(make("div", "group"));
      const members = box.appendChild(make("div", "members"));
      for (let i = 0; i < MEMBERS; i++) members.append(picker.add());
      this.means.push(box.appendChild(make("canvas", "mean")));
      box.append(make("small", "", words.mean));
    }
    sum.append(make("b", "sign", "="));
    const result = sum.appendChild(make("div", "result"));
    result.setAttribute("role", "img");
    result.setAttribute("aria-label", words.result);
    this.results = Array.from({ length: PICKED }, () => result.appendChild(make("canvas")));
    find(this.root, ".hint").textContent = words.hint;
  }

  refresh() {
    this.ask(this.question());
  }

  /** @param {Sheet} sheet the picked ones, the means, the results */
  paint(sheet) {
    this.picker?.paint(sheet, String, (seed) => this.changing(seed));
    this.means.forEach((canvas, i) => {
      paintTile(canvas, sheet, PICKED + i, 2 * sheet.side);
    });
    this.results.forEach((canvas, i) => {
      paintTile(canvas, sheet, PICKED + MEMBERS + i, 4 * sheet.side);
    });
    this.root.hidden = false;
  }
}

/** @param {Widget} widget */
export function start(widget) {
  new Arithmetic(widget).run();
}
