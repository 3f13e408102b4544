// Before and after: the map covers the photo only right of a line, which the hand pulls.
import { find } from "../shared/dom.js";
import { percent } from "../shared/text.js";

export class Swipe {
  /** @param {HTMLElement} element the widget's */
  constructor(element) {
    this.crop = find(element, ".crop");
    this.range = find(element, ".swipe input", HTMLInputElement);
    this.range.addEventListener("input", () => this.show());
    this.show();
  }

  /** Of what is seen, that is left without the map: 0 to 1. */
  get share() {
    return Number(this.range.value) / 100;
  }

  show() {
    this.crop.style.setProperty("--swept", percent(this.share, 0));
    this.crop.classList.toggle("swept", this.share > 0);
  }
}
