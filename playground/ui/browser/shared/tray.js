// A grid of samples to pick from by looking.
import { asker } from "./asker.js";
import { make } from "./dom.js";
import { decoded, tile } from "./sheet.js";
import { fill } from "./text.js";

export class Tray {
  /**
   * @param {HTMLElement} root where it stands
   * @param {Record<string, string>} words
   * @param {(question: {page: number}) => Promise<any>} ask answers {src, columns, side, seeds, page}
   * @param {(seed: number) => void} picked
   * @param {() => void} shut called when it has been
   */
  constructor(root, words, ask, picked, shut) {
    this.words = words;
    this.picked = picked;
    this.shutting = shut;
    this.page = 0;
    this.box = root.appendChild(make("section", "tray"));
    this.head = this.box.appendChild(make("div", "head"));
    this.grid = this.box.appendChild(make("div", "samples"));
    this.title = this.head.appendChild(make("span", "", words.pick));
    const more = this.head.appendChild(make("button", "quiet", words.others));
    this.close = this.head.appendChild(make("button", "quiet", words.close));
    this.turn = asker(ask, (answer) => this.lay(answer));
    this.box.hidden = true;
    more.addEventListener("click", () => this.turn({ page: this.page + 1 }));
    this.close.addEventListener("click", () => this.shut());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.shut();
    });
  }

  /** @param {any} answer */
  async lay(answer) {
    if (answer.problem) {
      this.title.replaceChildren(answer.problem);
      return;
    }
    const sheet = await decoded(answer);
    this.page = answer.page;
    const buttons = answer.seeds.map((/** @type {number} */ seed, /** @type {number} */ i) => {
      const button = make("button");
      button.title = fill(this.words.seed, { seed });
      button.setAttribute("aria-label", button.title);
      button.append(tile(sheet, i));
      button.addEventListener("click", () => this.picked(seed));
      return button;
    });
    this.grid.replaceChildren(...buttons);
  }

  /** @param {string} caption of what is picked for */
  open(caption) {
    this.title.textContent = fill(this.words.pick, { slot: caption });
    this.box.hidden = false;
    this.turn({ page: this.page });
  }

  shut() {
    this.shutting(); // while the focus is still in it
    this.box.hidden = true;
  }
}
