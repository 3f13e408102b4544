// The triangle in the square: the first corner above, the others below, see latents/triangle.py. Nothing here
// touches the page.
import { within } from "../shared/scale.js";

/** @typedef {{x: number, y: number}} Place across and down, in parts of the square */

/**
 * A place brought into the triangle: beside it, across to its edge.
 * @param {Place} place
 * @returns {Place}
 */
export function inTriangle({ x, y }) {
  const down = within(y, 0, 1);
  return { x: within(x, (1 - down) / 2, (1 + down) / 2), y: down };
}

/**
 * How much of each corner is in a place of the triangle.
 * @param {Place} place
 */
export function weights({ x, y }) {
  const right = x - (1 - y) / 2;
  return [1 - y, y - right, right];
}
