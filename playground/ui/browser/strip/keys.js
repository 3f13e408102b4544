// The seeds that the way leads through: picked by looking, two to eight, in a row or a ring.
import { find, make } from "../shared/dom.js";
import { Picker } from "../shared/picker.js";
import { fill } from "../shared/text.js";

/**
 * @typedef {object} Calls
 * @property {(question: {page: number}) => Promise<any>} samples asks for samples to pick from
 * @property {(ends: number[]) => void} moved called when one of the ends is another
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
    /** @type {number[]} */
    this.seeds = [];
    /** @type {Picker | null} */
    this.picker = null;
    this.removing = make("button", "quiet");
    this.adding.addEventListener("click", () => {
      this.change([...this.seeds, Math.floor(Math.random() * 10000)]);
    });
    this.ring.addEventListener("change", () => this.change([...this.seeds]));
    this.removing.addEventListener("click", () => this.remove());
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
      () => this.seeds,
      (seeds) => this.change(seeds),
    );
    this.removing.textContent = words.remove;
    picker.tray.head.insertBefore(this.removing, picker.tray.close);
    return picker;
  }

  remove() {
    const open = this.picker?.opened;
    const next = this.seeds.filter((_, i) => i !== open);
    this.picker?.tray.shut();
    if (next.length > 1) this.change(next);
  }

  /**
   * Another row of seeds: what the ends are is told to the page, whose numbers follow.
   * @param {number[]} next
   */
  change(next) {
    const [first, last] = [next[0], next[next.length - 1]];
    const moved = first !== this.seeds[0] || last !== this.seeds.at(-1);
    this.seeds = next;
    this.calls.changed();
    if (moved) this.calls.moved([first, last]);
  }

  /**
   * A new value: its ends, around the seeds that are between.
   * @param {any} value
   * @param {boolean} another whether it is another generator's
   */
  renew({ seeds, most, words }, another) {
    this.most = most;
    this.adding.textContent = words.add;
    find(this.root, ".closed span").textContent = words.closed;
    this.picker ??= this.makePicker(words);
    if (another) this.picker.tray.shut();
    this.seeds = this.seeds.length ? [seeds[0], ...this.seeds.slice(1, -1), seeds[1]] : [...seeds];
  }

  /**
   * @param {number[]} shown
   * @param {import("../shared/sheet.js").Sheet} pictures
   */
  draw(shown, pictures) {
    const picker = this.picker;
    if (!picker) return;
    while (picker.slots.length < shown.length) this.row.append(picker.add());
    picker.keep(shown.length);
    const name = (/** @type {number} */ seed, /** @type {number} */ i) =>
      fill(picker.words.key, { number: i + 1, seed });
    picker.paint(pictures, String, name);
    this.adding.hidden = shown.length >= this.most;
    this.removing.hidden = shown.length < 3;
    find(this.root, ".closed").hidden = shown.length < 3;
  }
}
