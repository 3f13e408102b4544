// Sliders whose tracks are what they would make: see directions.py.
import { Board } from "./shared/board.js";
import { penOf } from "./shared/canvas.js";
import { find, make } from "./shared/dom.js";
import { FINE, paintTile } from "./shared/sheet.js";
import { fill, percent } from "./shared/text.js";

/**
 * @typedef {import("./shared/widget.js").Widget} Widget
 * @typedef {import("./shared/picker.js").Picker} Picker
 * @typedef {import("./shared/sheet.js").Sheet} Sheet
 * @typedef {{input: HTMLInputElement, track: HTMLCanvasElement, share: HTMLElement}} Slider
 */

class Directions extends Board {
  /** @param {Widget} widget */
  constructor(widget) {
    super(widget, ".pp-axes");
    this.now = find(this.root, ".now canvas", HTMLCanvasElement);
    this.amounts = /** @type {number[]} */ ([]);
    this.sliders = /** @type {Slider[]} */ ([]);
    this.face = this.asker("face", ([sheet], _, asked) => this.paintFace(sheet, asked.amounts));
    this.tracks = this.asker("tracks", ([sheet], answer) => this.paintTracks(sheet, answer.shares), {
      flying: 1,
    });
  }

  /** @param {object} [more] */
  question(more) {
    return super.question({ amounts: this.amounts, ...more });
  }

  /**
   * @param {Sheet} sheet
   * @param {number[]} amounts
   */
  paintFace(sheet, amounts) {
    paintTile(this.now, sheet, 0, FINE);
    if (amounts.every((amount) => amount === 0)) {
      this.picker?.paint(
        sheet,
        (seed) => this.named(seed),
        (seed) => this.changing(seed),
      );
    }
    this.root.dataset.at = amounts.join(" ");
  }

  /**
   * @param {Sheet} sheet a row for each slider
   * @param {number[]} shares
   */
  paintTracks({ image, columns, side }, shares) {
    const wide = columns * side;
    this.sliders.forEach(({ track, share }, row) => {
      track.width = wide;
      track.height = side;
      penOf(track).drawImage(image, 0, row * side, wide, side, 0, 0, wide, side);
      share.textContent = percent(shares[row], 0);
    });
    this.root.hidden = false;
  }

  /**
   * @param {number} index
   * @param {any} value
   * @returns {Slider}
   */
  makeSlider(index, { reach, words }) {
    const row = find(this.root, ".rows").appendChild(make("label", "row"));
    row.append(make("span", "name", index + 1));
    const box = row.appendChild(make("span", "track"));
    const track = box.appendChild(make("canvas"));
    const input = box.appendChild(make("input"));
    Object.assign(input, { type: "range", min: -reach, max: reach, step: 0.05, value: 0 });
    input.setAttribute("aria-label", fill(words.direction, { number: index + 1 }));
    const share = row.appendChild(make("small"));
    share.title = words.share;
    input.addEventListener("input", () => {
      this.amounts = this.amounts.map((amount, i) => (i === index ? Number(input.value) : amount));
      this.face(this.question());
    });
    input.addEventListener("change", () => this.tracks(this.question()));
    return { input, track, share };
  }

  /** Back to the picked sample itself. */
  refresh() {
    this.amounts = this.sliders.map(() => 0);
    for (const { input } of this.sliders) input.value = "0";
    this.face(this.question());
    this.tracks(this.question());
  }

  /**
   * @param {Picker} picker
   * @param {any} value
   */
  begin(picker, value) {
    const { words } = value;
    this.sliders = Array.from({ length: value.count }, (_, i) => this.makeSlider(i, value));
    find(this.root, ".hint").textContent = words.hint;
    find(this.root, ".now").setAttribute("aria-label", words.frame);
    const back = make("button", "quiet", words.reset);
    back.addEventListener("click", () => this.refresh());
    find(this.root, ".start").append(picker.add(), back);
  }
}

/** @param {Widget} widget */
export function start(widget) {
  new Directions(widget).run();
}
