// How a run stands: its name and state, how far it is, its figures.
import { make } from "../shared/dom.js";

/**
 * @typedef {object} Status
 * @property {string} state
 * @property {string} label of the state
 * @property {string} name
 * @property {string} note
 * @property {string} reason
 * @property {boolean} amiss whether the reason is of a failure
 * @property {number} fraction
 * @property {[string, string][]} tiles
 */

export class Head {
  constructor() {
    const head = make("div", "head");
    this.badge = make("span", "badge");
    this.title = make("strong");
    this.note = make("span", "note");
    this.bar = make("div", "bar");
    this.done = make("i");
    this.reason = make("div", "reason");
    this.tiles = make("div", "tiles");
    head.append(this.badge, this.title, this.note);
    this.bar.append(this.done);
    this.bar.setAttribute("role", "progressbar");
    this.parts = [head, this.bar, this.reason, this.tiles];
  }

  /** @param {Status} status */
  tell({ state, label, name, note, reason, amiss, fraction, tiles }) {
    this.badge.textContent = label;
    this.badge.dataset.state = state;
    this.title.textContent = name;
    this.note.textContent = note;
    this.bar.setAttribute("aria-label", `${name}: ${label}`);
    this.bar.setAttribute("aria-valuenow", String(Math.round(100 * fraction)));
    this.done.style.transform = `scaleX(${fraction})`; // which a browser moves without laying out the page
    this.reason.textContent = reason;
    this.reason.hidden = !reason;
    this.reason.classList.toggle("amiss", amiss);
    this.tiles.replaceChildren(
      ...tiles.map(([what, value]) => {
        const tile = make("div", "tile");
        tile.append(make("span", "", what), make("b", "", value));
        return tile;
      }),
    );
  }
}
