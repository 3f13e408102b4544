// Work that takes long: what it costs is said before it is begun, then how far it is; it can be stopped.
import { find } from "../shared/dom.js";
import { brief, fill } from "../shared/text.js";

export class Work {
  /**
   * The row `.working` of a tool.
   * @param {import("../heatmap.js").Look} look
   * @param {HTMLDetailsElement} node
   * @param {() => void} ask called when the button that begins is pressed, while `going`
   * @param {() => void} [stop] called when the button that stops is
   */
  constructor(look, node, ask, stop = ask) {
    this.look = look;
    this.going = false; // whether what is asked should be done, whatever it costs
    this.row = find(node, ".working");
    this.starting = find(this.row, ".start", HTMLButtonElement);
    this.stopping = find(this.row, ".stop", HTMLButtonElement);
    this.progress = find(this.row, "progress", HTMLProgressElement);
    this.cost = find(this.row, ".cost");
    this.starting.addEventListener("click", () => {
      this.show(true);
      this.progress.value = 0;
      this.going = true;
      ask();
      this.going = false;
    });
    this.stopping.addEventListener("click", () => {
      this.rest();
      stop();
    });
    node.addEventListener("toggle", () => node.open || this.rest());
    look.tools.unshift({ follow: () => this.rest() }); // before anything is asked anew
  }

  /** @param {boolean} going */
  show(going) {
    const focused = [this.starting, this.stopping].some((one) => one.matches(":focus"));
    this.row.hidden = false;
    this.starting.hidden = going;
    this.stopping.hidden = this.progress.hidden = !going;
    if (focused) (going ? this.stopping : this.starting).focus();
  }

  rest() {
    if (!this.row.hidden && !this.stopping.hidden) this.look.widget.trigger("halt", {});
    this.row.hidden = true;
  }

  /**
   * Says what it would cost, with the button that starts it.
   * @param {number} passes
   * @param {number} seconds
   */
  offer(passes, seconds) {
    this.show(false);
    this.starting.disabled = !passes;
    this.cost.textContent = passes
      ? fill(this.look.view.words.cost, { passes, seconds: brief(seconds) })
      : "";
  }

  /**
   * Whether an answer only says how far it is.
   * @param {{share?: number, waiting?: boolean}} answer
   * @param {number} [before] of several works, which one it is
   * @param {number} [count] of several works
   */
  told({ share, waiting }, before = 0, count = 1) {
    if (share === undefined && !waiting) {
      if (before + 1 >= count) this.row.hidden = true;
      return false;
    }
    this.show(true);
    this.progress.value = (before + (share || 0)) / count;
    this.cost.textContent = waiting ? this.look.view.words.waiting : "";
    return true;
  }
}
