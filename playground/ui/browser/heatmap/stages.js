// The network as a row of blocks, from the image to the classes: each as high as its maps, and the wider the
// more of them there are. A block is a radio button.
import { find, findAll, make } from "../shared/dom.js";
import { fill } from "../shared/text.js";

/**
 * @typedef {[number, number, number]} Shape channels, rows, columns
 * @typedef {[string, ...Shape]} Stage its name, and the shape of its maps
 */

const TALLEST = 56; // pixels of a block that is as high as the input

/**
 * @param {"span" | "label"} tag
 * @param {string} title
 * @param {Shape | null} shape null for what is no map
 * @param {number} side of the input, in pixels
 */
function block(tag, title, shape, side) {
  const node = make(tag, "block");
  const body = make("i");
  const height = shape ? Math.max(4, TALLEST * Math.sqrt(shape[1] / side)) : TALLEST / 2;
  body.style.width = `${shape ? 6 + 3 * Math.log2(shape[0]) : 6}px`;
  body.style.height = `${height}px`;
  node.append(body, make("b", "", title), make("span", "", shape ? shape.join(" × ") : ""));
  return node;
}

export class Stages {
  /**
   * @param {import("../heatmap.js").Look} look
   * @param {HTMLElement} row
   * @param {() => void} changed called when another one is chosen
   */
  constructor(look, row, changed) {
    this.look = look;
    this.row = row;
    this.changed = changed;
    this.drawn = ""; // what the blocks are drawn for
  }

  get radios() {
    return findAll(this.row, "input", HTMLInputElement);
  }

  /** The stage that is as deep as CAM looks. */
  get last() {
    return this.radios.at(-1)?.value;
  }

  get chosen() {
    return this.radios.find((radio) => radio.checked)?.value ?? "";
  }

  clear() {
    this.drawn = "";
    this.row.replaceChildren();
  }

  /** @param {{stages: Stage[], stage: string, input: [number, number]}} answer input: channels and side */
  offer({ stages, stage, input }) {
    const drawn = JSON.stringify([this.look.view.network, input, stages]);
    const anew = this.drawn !== drawn;
    if (anew) this.draw(stages, input);
    this.drawn = drawn;
    for (const radio of this.radios) radio.checked = radio.value === stage;
    if (anew) this.bring();
  }

  /** The chosen one, into the middle of a row that is wider than the screen. */
  bring() {
    const chosen = find(this.row, "label:has(:checked)").getBoundingClientRect();
    const row = this.row.getBoundingClientRect();
    this.row.scrollLeft += chosen.left + chosen.width / 2 - (row.left + row.width / 2);
  }

  /**
   * @param {Stage[]} stages
   * @param {[number, number]} input
   */
  draw(stages, [channels, side]) {
    const { words, classes } = this.look.view;
    const last = stages.length - 1;
    this.row.replaceChildren(
      block("span", words.method_image, [channels, side, side], side),
      ...stages.map(([name, ...shape], i) =>
        this.option(name, i === last ? words.method_last : name, shape, side),
      ),
      block(
        "span",
        fill(words.method_classes, { count: classes.length.toLocaleString("en-US") }),
        null,
        side,
      ),
    );
  }

  /**
   * @param {string} name
   * @param {string} title
   * @param {Shape} shape
   * @param {number} side
   */
  option(name, title, shape, side) {
    const node = block("label", title, shape, side);
    const radio = make("input");
    Object.assign(radio, { type: "radio", name: `stage-${this.look.element.id}`, value: name });
    radio.addEventListener("change", this.changed);
    node.prepend(radio);
    return node;
  }
}
