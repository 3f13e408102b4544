// The images themselves: of a classifier with its answers and their evidence, or what a GAN makes.
import { paintMap } from "../shared/canvas.js";
import { colourAt, make, still } from "../shared/dom.js";
import { decoded, paintTile } from "../shared/sheet.js";
import { fill, percent } from "../shared/text.js";
import { evidence } from "./history.js";

/**
 * @typedef {import("./history.js").History} History
 * @typedef {import("./history.js").Frame} Frame
 * @typedef {import("../shared/sheet.js").Drawn} Drawn
 * @typedef {import("../shared/sheet.js").Sheet} Sheet
 */

const HEAT = 32; // pixels a side of a heatmap on its tile: the browser smooths the rest
const STRONGEST = 0.85; // opacity of the strongest evidence

/** @param {number} share */
const opacity = (share) => STRONGEST * Math.sqrt(share);

class Tile {
  /** @param {string} name */
  constructor(name) {
    this.box = make("figure");
    this.image = make("canvas", "image");
    this.glow = make("canvas", "glow");
    this.view = this.box.appendChild(make("div", "view"));
    this.view.append(this.image, this.glow);
    this.mark = make("i");
    this.guess = make("b");
    this.sure = make("i");
    const [answer, bar] = [make("span", "answer"), make("span", "sure")];
    answer.append(this.mark, this.guess);
    bar.append(this.sure);
    const caption = this.box.appendChild(make("figcaption"));
    caption.append(make("small", "", name), answer, bar);
  }

  /**
   * @param {boolean} right
   * @param {string} guess
   * @param {number} sure
   * @param {string} text all of that
   */
  answer(right, guess, sure, text) {
    if (this.box.title === text) return;
    if (right && this.box.dataset.right === "false") this.flash();
    this.box.dataset.right = String(right);
    this.box.title = text;
    this.mark.textContent = right ? "✓" : "✗";
    this.guess.textContent = guess;
    this.sure.style.width = `${100 * sure}%`;
  }

  flash() {
    if (still.matches) return;
    const colour = colourAt(this.box, "--pp-good");
    this.view.animate([{ boxShadow: `0 0 0 4px ${colour}` }, { boxShadow: "0 0 0 12px transparent" }], {
      duration: 700,
      easing: "ease-out",
    });
  }
}

export class Tiles {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.tiles = /** @type {Tile[]} */ ([]);
    this.key = ""; // of what the tiles are laid for
    /** @type {Drawn | null} the images that are there, or on their way */
    this.shown = null;
    this.sheets = /** @type {WeakMap<Drawn, Sheet>} */ (new WeakMap());
  }

  /**
   * Tiles for what there is now; the same run keeps them.
   * @param {string} run
   * @param {History} history
   * @param {Record<string, string>} words
   */
  lay(run, { probes, samples, frames }, words) {
    const key = `${run} ${samples} ${probes?.labels.length}`;
    if (this.key === key) return;
    this.key = key;
    this.shown = null;
    const names = samples
      ? Array.from({ length: frames[0].images.columns }, (_, seed) => fill(words.seed, { seed }))
      : (probes?.labels.map((truth) => probes.classes[truth]) ?? []);
    this.tiles = names.map((name) => new Tile(name));
    this.box.replaceChildren(...this.tiles.map(({ box }) => box));
    if (probes && !samples) this.picture(probes.images);
  }

  /**
   * Shows images, once the browser has read them, unless others were asked for meanwhile.
   * @param {Drawn} images
   */
  async picture(images) {
    if (this.shown === images) return;
    this.shown = images;
    const sheet = this.sheets.get(images) ?? (await decoded(images));
    this.sheets.set(images, sheet);
    if (this.shown !== images) return;
    this.tiles.forEach(({ image }, i) => {
      paintTile(image, sheet, i);
    });
  }

  /**
   * @param {Frame} frame
   * @param {History} history
   * @param {Record<string, string>} words
   */
  answer({ predicted, probabilities }, { probes }, words) {
    if (!probes) return;
    const { classes, labels } = probes;
    this.tiles.forEach((tile, i) => {
      const guess = predicted[i];
      const right = guess === labels[i];
      const sure = probabilities.bytes[i * classes.length + guess] / 255;
      const values = { truth: classes[labels[i]], guess: classes[guess], percent: percent(sure, 0) };
      tile.answer(right, classes[guess], sure, fill(right ? words.tile_right : words.tile_wrong, values));
    });
  }

  /**
   * @param {number} position in the frames, also between two
   * @param {History} history
   * @param {import("../shared/canvas.js").Palette} palette
   */
  glow(position, { frames, high }, palette) {
    const [before, after] = [frames[Math.floor(position)], frames[Math.ceil(position)]];
    this.tiles.forEach(({ glow }, i) => {
      paintMap(glow, evidence(i, before, after, position % 1, high), [HEAT, HEAT], palette, opacity);
    });
  }
}
