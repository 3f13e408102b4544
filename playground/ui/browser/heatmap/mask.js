// What is covered of the photo, as cells. Nothing here touches the page.
import { smoothed } from "../shared/field.js";

/** @typedef {[number, number]} Point x and y, in cells */

export const MASK_SIDE = 64; // cells along a side, as in explain/covering.py

export const emptyMask = () => new Uint8Array(MASK_SIDE ** 2);

/**
 * Sets the cells within `radius` cells of the way from one point to another.
 * @param {Uint8Array} mask
 * @param {Point} from
 * @param {Point} to
 * @param {number} radius
 */
export function stroke(mask, [fromX, fromY], [toX, toY], radius) {
  const length = (toX - fromX) ** 2 + (toY - fromY) ** 2;
  mask.forEach((_, cell) => {
    const [x, y] = [(cell % MASK_SIDE) + 0.5, Math.floor(cell / MASK_SIDE) + 0.5];
    const along = length ? ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / length : 0;
    const at = Math.min(1, Math.max(0, along));
    const [dx, dy] = [x - fromX - at * (toX - fromX), y - fromY - at * (toY - fromY)];
    if (dx * dx + dy * dy <= radius * radius) mask[cell] = 1;
  });
}

/**
 * The cells where a map is above half of its maximum; all others if `inverse`. Null: nothing is above 0.
 * @param {import("../shared/field.js").Field} map
 * @param {boolean} inverse
 */
export function hottest(map, inverse) {
  const field = smoothed(map, [MASK_SIDE, MASK_SIDE]);
  const high = field.reduce((a, b) => Math.max(a, b));
  if (!(high > 0)) return null;
  return Uint8Array.from(field, (value) => Number(value > high / 2 !== inverse));
}

/**
 * A mask's bits, the highest of a byte first, as base64.
 * @param {Uint8Array} mask
 */
export function packedMask(mask) {
  const bytes = new Uint8Array(mask.length / 8);
  mask.forEach((on, i) => {
    bytes[i >> 3] |= on << (7 - (i & 7));
  });
  return btoa(String.fromCharCode(...bytes));
}
