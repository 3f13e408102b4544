// What the page's address says of how a photo is looked at. Each thing is taken once, by what it is about, and
// told as it changes; what is as the tab opens is not in it.
import { find } from "../shared/dom.js";
import { noteAddress } from "../shared/widget.js";

const OF_A_NETWORK = ["class", "against", "apart", "stage"];
/** @type {Record<string, string>} what a name's control is */
const CONTROLS = {
  colours: ".colours select",
  opacity: ".opacity input",
  cells: ".cells input",
  swipe: ".swipe input",
};

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/** @param {Control} control */
const isBox = (control) => control.type === "checkbox";

/** @param {Control} control */
const textOf = (control) => (isBox(control) ? String(Number(control.matches(":checked"))) : control.value);

/**
 * Whether a control takes a text as its value; else it stays as it is.
 * @param {Control} control
 * @param {string} text
 */
export function puts(control, text) {
  const before = textOf(control);
  if (control instanceof HTMLInputElement && isBox(control)) {
    control.checked = text === "1";
    return control.checked;
  }
  control.value = text; // made to fit, by the browser, unless it is one of its values
  if (text && control.value === text) return true;
  control.value = before;
  return false;
}

export class Place {
  /** @param {import("../shared/widget.js").Widget} widget */
  constructor({ element, trigger }) {
    this.said = new URLSearchParams(window.location.search);
    this.network = this.said.get("network");
    this.opened = this.said.get("tab") === "look"; // by the address
    this.trigger = trigger;
    for (const [name, selector] of Object.entries(CONTROLS)) this.keep(name, find(element, selector));
  }

  /**
   * What it says under that name, to whoever asks first; null for nothing.
   * @param {string} name
   */
  take(name) {
    const text = this.said.get(name);
    this.said.delete(name);
    return text;
  }

  /**
   * Says that this is not to be had, to whom the address has brought here.
   * @param {string} name
   * @param {string} value
   */
  lacks(name, value) {
    noteAddress({ [name]: null });
    if (this.opened) this.trigger("lacking", { name, value });
  }

  /** A first network is looked with: what is said of another one is nothing for it. */
  arrive() {
    const here = new URLSearchParams(window.location.search).get("network");
    if (!this.network || here === this.network) return;
    for (const name of OF_A_NETWORK) {
      if (this.take(name) !== null) noteAddress({ [name]: null });
    }
  }

  /**
   * Gives a control what is said, and tells what it is changed to.
   * @param {string} name
   * @param {Control} control
   */
  keep(name, control) {
    const usual = textOf(control);
    const text = this.take(name);
    if (text !== null && !puts(control, text)) this.lacks(name, text);
    control.addEventListener("change", () => {
      const value = textOf(control);
      noteAddress({ [name]: value === usual ? null : value });
    });
  }
}
