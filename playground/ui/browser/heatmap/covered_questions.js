// Questions about a photo of which parts are covered: one is under way at a time, and the next one is about
// all that was covered meanwhile.

const LATE = 5000; // ms after which an answer is given up
const BUSY = 150; // ms until a server that was busy is asked again

/**
 * @typedef {object} Calls
 * @property {() => object} about what is asked
 * @property {() => boolean} wanted whether an answer is
 * @property {(answer: any) => void} answered
 */

export class CoveredQuestions {
  /**
   * @param {import("../shared/widget.js").Widget} widget
   * @param {Calls} calls
   */
  constructor({ props, trigger, watch }, calls) {
    this.trigger = trigger;
    this.calls = calls;
    this.turn = 0;
    this.waiting = false;
    this.again = false; // whether there was more to ask meanwhile
    watch("covered", () => this.hear(props.covered));
  }

  ask() {
    if (this.waiting) {
      this.again = true;
      return;
    }
    const turn = ++this.turn;
    this.waiting = true;
    this.again = false;
    this.trigger("covered", { turn, ...this.calls.about() });
    setTimeout(() => {
      if (this.turn === turn && this.waiting) this.next(true);
    }, LATE);
  }

  /** Takes no answer to what is under way. */
  drop() {
    this.turn++;
    this.waiting = false;
    this.again = false;
  }

  /** @param {any} answer */
  hear(answer) {
    if (!answer || answer.turn !== this.turn) return;
    if (answer.busy) {
      setTimeout(() => this.next(true), BUSY);
      return;
    }
    if (this.calls.wanted()) this.calls.answered(answer);
    this.next(false);
  }

  /** @param {boolean} surely whether to ask once more in any case */
  next(surely) {
    this.waiting = false;
    if ((surely || this.again) && this.calls.wanted()) this.ask();
  }
}
