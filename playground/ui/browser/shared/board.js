// What the widgets of Slide that ask about seeds have in common.
import { asker } from "./asker.js";
import { complain, find } from "./dom.js";
import { Picker } from "./picker.js";
import { decoded } from "./sheet.js";
import { fill } from "./text.js";
import { whenValue } from "./widget.js";

/**
 * @typedef {import("./widget.js").Widget} Widget
 * @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {object} Answers
 * @property {(answer: any) => import("./sheet.js").Drawn[]} [drawn] the sheets of an answer; itself, if nothing is said
 * @property {(answer: any) => void} [came] called with each answer, also with one that is a problem
 * @property {number} [flying] questions under way at the same time, see asker.js
 */

/** Seeds that can be exchanged, and questions about them. A widget says what to `begin`, `label` and `refresh`. */
export class Board {
  /**
   * @param {Widget} widget
   * @param {string} selector of its root
   */
  constructor(widget, selector) {
    this.widget = widget;
    this.root = find(widget.element, selector);
    this.problem = find(this.root, ".problem");
    /** @type {any} the value that is shown */
    this.view = null;
    /** @type {number[]} */
    this.seeds = [];
    /** @type {Picker | null} */
    this.picker = null;
  }

  run() {
    whenValue(this.widget, (value) => this.show(value));
  }

  /**
   * A new value brings another generator or language; the seeds stay as they are.
   * @param {any} value
   */
  show(value) {
    this.view = value;
    this.label(value);
    if (!this.picker) {
      this.seeds = value.seeds;
      this.picker = this.makePicker(value.words);
      this.begin(this.picker, value);
    }
    this.picker.tray.shut();
    this.reseed(this.seeds);
  }

  /** @param {Record<string, string>} words */
  makePicker(words) {
    return new Picker(
      this.root,
      words,
      (asked) => this.widget.server.samples({ ...this.view.ask, ...asked }),
      () => this.seeds,
      (seeds) => this.reseed(seeds),
    );
  }

  /**
   * From now on these: a list of its own, by which an answer is known to be about them.
   * @param {number[]} seeds
   */
  reseed(seeds) {
    this.seeds = [...seeds];
    this.refresh();
  }

  /**
   * Says what every value says: called before `begin`.
   * @param {any} _value
   */
  label(_value) {}

  /**
   * Makes what is made once.
   * @param {Picker} _picker
   * @param {any} _value
   */
  begin(_picker, _value) {}

  /** Asks for all that depends on the seeds. */
  refresh() {}

  /** What every question holds. @param {object} [more] */
  question(more) {
    return { ...this.view.ask, seeds: this.seeds, ...more };
  }

  /**
   * A function that asks the server and shows the answer if it is still about what is on the board.
   * @param {string} name of the server's function
   * @param {(sheets: Sheet[], answer: any, asked: any) => void} show
   * @param {Answers} [answers]
   */
  asker(name, show, { drawn = (answer) => [answer], came, flying } = {}) {
    const answered = async (/** @type {any} */ answer, /** @type {any} */ asked) => {
      complain(this.problem, answer.problem);
      came?.(answer);
      if (answer.problem) return;
      const sheets = await Promise.all(drawn(answer).map(decoded));
      if (asked.seeds === this.seeds && asked.generator === this.view.ask.generator)
        show(sheets, answer, asked);
    };
    return asker((asked) => this.widget.server[name](asked), answered, flying);
  }

  /** @param {number} seed */
  named(seed) {
    return fill(this.view.words.seed, { seed });
  }

  /** @param {number} seed */
  changing(seed) {
    return fill(this.view.words.change, { seed });
  }
}
