// What was taken for what: a table whose cells are read below it.
import { find, make } from "../shared/dom.js";
import { whenLeft } from "../shared/pointer.js";
import { fill, percent } from "../shared/text.js";

/** @typedef {import("./history.js").Matrix} Matrix */

const MOST_CLASSES = 20; // that still fit
const STRONG = 0.75; // share of a row from which its cell's text is light

/** @param {number[]} values */
const total = (values) => values.reduce((sum, value) => sum + value, 0);

export class Confusion {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.table = find(box, "table", HTMLTableElement);
    this.reading = find(box, ".reading");
    /** @type {Record<string, string>} */
    this.words = {};
    /** @type {Matrix | undefined} what is drawn */
    this.matrix = undefined;
    this.laid = ""; // the classes that the table is laid for
    this.table.addEventListener("pointerover", ({ target }) => {
      this.read(target instanceof HTMLElement ? target.dataset.text : "");
    });
    whenLeft(this.table, () => this.read());
  }

  /** @param {string} [text] of a cell */
  read(text) {
    this.reading.textContent = text || this.words.rows;
  }

  /**
   * @param {Matrix | undefined} matrix
   * @param {string[]} classes
   * @param {Record<string, string>} words
   */
  draw(matrix, classes, words) {
    this.words = words;
    this.box.hidden = !matrix || classes.length > MOST_CLASSES;
    if (!matrix || this.box.hidden || (this.matrix === matrix && this.laid === classes.join())) return;
    this.matrix = matrix;
    this.lay(classes);
    const on = matrix.on === "test" ? words.on_test : words.on_validation;
    const values = { total: total(matrix.counts).toLocaleString("en-US"), epoch: +matrix.epoch.toFixed(2) };
    const caption = find(this.box, "figcaption");
    caption.replaceChildren(make("b", "", words.confusion), make("span", "", fill(on, values)));
    this.read();
    const count = classes.length;
    for (let row = 0; row < count; row++) {
      this.drawRow(row, matrix.counts.slice(row * count, (row + 1) * count), classes);
    }
  }

  /**
   * @param {number} row
   * @param {number[]} counts
   * @param {string[]} classes
   */
  drawRow(row, counts, classes) {
    const { words } = this;
    const all = total(counts);
    counts.forEach((count, column) => {
      const cell = this.table.rows[row + 1].cells[column + 1];
      const share = all ? count / all : 0;
      cell.textContent = count ? String(count) : "";
      cell.style.setProperty("--share", percent(share, 1));
      cell.classList.toggle("strong", share > STRONG);
      const text = row === column ? words.cell_right : words.cell_wrong;
      cell.dataset.text = fill(text, { truth: classes[row], guess: classes[column], count, total: all });
    });
  }

  /** @param {string[]} classes */
  lay(classes) {
    if (this.laid === classes.join()) return;
    this.laid = classes.join();
    const heading = (/** @type {string} */ text, /** @type {string} */ scope) => {
      const cell = make("th");
      cell.scope = scope;
      cell.append(make("span", "", text));
      return cell;
    };
    const head = make("tr");
    head.append(make("td"), ...classes.map((name) => heading(name, "col")));
    const rows = classes.map((name, truth) => {
      const row = make("tr");
      const cells = classes.map((_, guess) => make("td", truth === guess ? "cell diagonal" : "cell"));
      row.append(heading(name, "row"), ...cells);
      return row;
    });
    this.table.replaceChildren(head, ...rows);
  }
}
