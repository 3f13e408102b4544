// What a cell of a map sees of the image. Nothing here touches the page.
import { within } from "../shared/scale.js";

/** @typedef {{side: number, jump: number, start: number}} Field as in nets/explainable.py, in pixels */

/**
 * A cell's receptive field, cut off at the image's edges: left, top, right, bottom in parts of the image.
 * @param {Field} field
 * @param {[number, number]} cell row and column
 * @param {number} size of the image, in pixels
 */
export function receptive({ side, jump, start }, [row, column], size) {
  const ends = (/** @type {number} */ at) =>
    [-side / 2, side / 2].map((way) => within((start + at * jump + way) / size, 0, 1));
  const [[left, right], [top, bottom]] = [ends(column), ends(row)];
  return [left, top, right, bottom];
}
