// The stops that the way leads through: picked by looking, two to eight, in a row or a ring.
import { find, make } from "../shared/dom.js";
import { Picker } from "../shared/picker.js";
import { addressed, brief, stopsOf } from "../shared/stops.js";
import { fill } from "../shared/text.js";
import { noteAddress } from "../shared/widget.js";

/**
 * @typedef {import("../shared/stops.js").Stop} Stop
 * @typedef {object} Calls
 * @property {(question: {page: number}) => Promise<any>} samples asks for samples to pick from
 * @property {(ends: Stop[]) => void} moved called when one of the ends is another
 * @property {() => void} changed called when the way is another
 */

export class Keys {
  /**
   * @param {HTMLElement} root
   * @param {Calls} calls
   */
  constructor(root, calls) {
    this.root = root;
    this.calls = calls;
    this.row = find(root, ".slots");
    this.adding = find(root, ".add");
    this.ring = find(root, ".closed input", HTMLInputElement);
    this.most = 0;
    /** @type {Stop[]} */
    this.stops = [];
    /** @type {Picker | null} */
    this.picker = null;
    this.removing = make("button", "quiet");
    this.adding.addEventListener("click", () => {
      this.change([...this.stops, Math.floor(Math.random() * 10000)]);
    });
    this.ring.addEventListener("change", () => this.change([...this.stops]));
    this.removing.addEventListener("click", () => this.remove());
    document.addEventListener("pp-stop", (event) => {
      if (event instanceof CustomEvent) this.put(event.detail);
    });
  }

  /** A point that was found becomes an end. @param {{end: number, stop: string}} found */
  put({ end, stop }) {
    const index = end ? this.stops.length - 1 : 0;
    this.change(this.stops.map((old, i) => (i === index ? stop : old)));
  }

  get closed() {
    return this.ring.checked;
  }

  /** @param {Record<string, string>} words */
  makePicker(words) {
    const picker = new Picker(
      find(this.root, ".trayed"),
      words,
      this.calls.samples,
      () => this.stops,
      (stops) => this.change(stops),
    );
    this.removing.textContent = words.remove;
    picker.tray.head.insertBefore(this.removing, picker.tray.close);
    return picker;
  }

  remove() {
    const open = this.picker?.opened;
    const next = this.stops.filter((_, i) => i !== open);
    this.picker?.tray.shut();
    if (next.length > 1) this.change(next);
  }

  /**
   * Another row of stops: what the ends are is told to the page, whose numbers follow.
   * @param {Stop[]} next
   */
  change(next) {
    const [first, last] = [next[0], next[next.length - 1]];
    const moved = first !== this.stops[0] || last !== this.stops.at(-1);
    this.stops = next;
    this.note();
    this.calls.changed();
    if (moved) this.calls.moved([first, last]);
  }

  /**
   * A new value: its ends, around the stops that are between. An end without a seed stays what it is.
   * @param {any} value
   * @param {boolean} another whether it is another generator's
   */
  renew({ seeds, most, words }, another) {
    this.most = most;
    this.adding.textContent = words.add;
    find(this.root, ".closed span").textContent = words.closed;
    this.picker ??= this.makePicker(words);
    if (another) this.picker.tray.shut();
    if (!this.stops.length) this.begin(seeds);
    const [first, last] = [this.stops[0], this.stops[this.stops.length - 1]];
    this.stops = [seeds[0] ?? first, ...this.stops.slice(1, -1), seeds[1] ?? last];
    this.note();
  }

  /** The row that the address asks for as the page is opened, or two seeds. @param {number[]} seeds */
  begin(seeds) {
    const address = new URLSearchParams(window.location.search);
    const asked = stopsOf(address);
    this.ring.checked = address.get("closed") === "1";
    this.stops = asked.length > 1 ? asked : seeds;
  }

  note() {
    noteAddress(addressed(this.stops, this.closed));
  }

  /**
   * @param {Stop[]} shown
   * @param {import("../shared/sheet.js").Sheet} pictures
   */
  draw(shown, pictures) {
    const picker = this.picker;
    if (!picker) return;
    while (picker.slots.length < shown.length) this.row.append(picker.add());
    picker.keep(shown.length);
    const caption = (/** @type {Stop} */ stop) => brief(stop, picker.words);
    const name = (/** @type {Stop} */ stop, /** @type {number} */ i) =>
      fill(picker.words.key, { number: i + 1, seed: caption(stop) });
    picker.paint(pictures, caption, name);
    this.adding.hidden = shown.length >= this.most;
    this.removing.hidden = shown.length < 3;
    find(this.root, ".closed").hidden = shown.length < 3;
  }
}
