// Slots, each with a picture and the stop it is made from; a click opens a tray to pick another one.
import { make } from "./dom.js";
import { paintTile } from "./sheet.js";
import { named } from "./stops.js";
import { Tray } from "./tray.js";

/**
 * @typedef {{button: HTMLButtonElement, canvas: HTMLCanvasElement, caption: HTMLElement}} Slot
 * @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {import("./stops.js").Stop} Stop
 */

export class Picker {
  /**
   * @param {HTMLElement} root where the tray stands
   * @param {Record<string, string>} words
   * @param {(question: {page: number}) => Promise<any>} ask for samples, see tray.js
   * @param {() => Stop[]} stops as they are
   * @param {(stops: any[]) => void} picked called with the stops as they are then
   */
  constructor(root, words, ask, stops, picked) {
    this.words = words;
    this.stops = stops;
    this.opened = -1; // index of the slot whose tray is open
    this.slots = /** @type {Slot[]} */ ([]);
    const replaced = (/** @type {number} */ seed) =>
      stops().map((old, i) => (i === this.opened ? seed : old));
    const shut = () => {
      if (this.tray.box.contains(document.activeElement)) this.slots[this.opened]?.button.focus();
      this.mark(-1);
    };
    this.tray = new Tray(root, words, ask, (seed) => picked(replaced(seed)), shut);
  }

  /**
   * A new slot; the caller places its button.
   * @param {string} [className]
   */
  add(className = "") {
    const button = make("button", `slot ${className}`);
    const canvas = button.appendChild(make("canvas"));
    const caption = button.appendChild(make("small"));
    const index = this.slots.length;
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => this.toggle(index));
    this.slots.push({ button, canvas, caption });
    return button;
  }

  /** Removes the slots from there on. @param {number} count */
  keep(count) {
    for (const { button } of this.slots.splice(count)) button.remove();
  }

  /**
   * @param {Sheet} sheet a frame for each slot
   * @param {(stop: any, index: number) => string} caption
   * @param {(stop: any, index: number) => string} name of the button
   */
  paint(sheet, caption, name) {
    const stops = this.stops();
    this.slots.forEach((slot, i) => {
      paintTile(slot.canvas, sheet, i);
      slot.caption.textContent = caption(stops[i], i);
      slot.button.setAttribute("aria-label", name(stops[i], i));
    });
  }

  /** @param {number} index */
  toggle(index) {
    if (index === this.opened) {
      this.tray.shut();
      return;
    }
    this.mark(index);
    this.tray.open(named(this.stops()[index], this.words));
  }

  /** @param {number} index of the slot that is open, or -1 */
  mark(index) {
    this.opened = index;
    this.slots.forEach(({ button }, i) => {
      button.setAttribute("aria-expanded", String(i === index));
    });
  }
}
