// The filters of a network's first convolution, as small pictures.
import { penOf, raster } from "../shared/canvas.js";
import { find, make } from "../shared/dom.js";
import { fill } from "../shared/text.js";

const COLUMNS = 8;
const GAP = 4; // pixels between two
const SIDE = 42; // pixels that one takes at most, but for the largest

/**
 * @param {HTMLElement} box
 * @param {import("../shared/bytes.js").Packed | undefined} filters
 * @param {boolean} fixed whether they never change
 * @param {Record<string, string>} words
 */
export function drawFilters(box, filters, fixed, words) {
  box.hidden = !filters;
  if (!filters) return;
  const [count, height, width] = filters.shape;
  const note = fill(words.filters_note, { count, height, width });
  const told = make("span", "", fixed ? `${note} ${words.filters_fixed}` : note);
  find(box, "figcaption").replaceChildren(make("b", "", words.filters), told);
  const columns = Math.min(count, COLUMNS);
  const side = Math.max(4, Math.floor(SIDE / width)) * width;
  const canvas = find(box, "canvas", HTMLCanvasElement);
  canvas.setAttribute("aria-label", note);
  canvas.width = columns * (side + GAP) - GAP;
  canvas.height = Math.ceil(count / columns) * (side + GAP) - GAP;
  const pen = penOf(canvas);
  pen.imageSmoothingEnabled = false;
  const one = make("canvas");
  for (let i = 0; i < count; i++) {
    raster(one, [width, height], pixels(filters, i));
    const [x, y] = [(i % columns) * (side + GAP), Math.floor(i / columns) * (side + GAP)];
    pen.drawImage(one, x, y, side, side);
  }
}

/**
 * The pixels of one filter, grey or in colours.
 * @param {import("../shared/bytes.js").Packed} filters (N, rows, columns, channels)
 * @param {number} index
 */
function pixels({ shape: [, height, width, channels], bytes }, index) {
  const from = index * height * width * channels;
  return (/** @type {number} */ place) => {
    const at = from + place * channels;
    return channels === 1 ? [bytes[at], bytes[at], bytes[at], 255] : [...bytes.subarray(at, at + 3), 255];
  };
}
