// Distances between two parallel lines as columns of a table, and descent on it. Nothing here touches the page.

/**
 * @typedef {object} Table a column for each distance; its places are steps of theta
 * @property {number[]} theta
 * @property {Record<string, (number | null)[]>} distances null: infinite
 * @property {Record<string, number[]>} slopes
 */

/** @param {Table} table */
export const middleOf = ({ theta }) => (theta.length - 1) / 2;

/** The place that is well apart, on one side (1) or the other (-1). @param {Table} table @param {number} side */
export const apart = (table, side) => middleOf(table) + Math.round(side * 0.7 * middleOf(table));

/** What the axis of finite distances reaches to. @param {Table} table */
export function reach({ distances }) {
  const all = Object.values(distances).flat();
  return Math.max(...all.map((value) => value ?? Number.NEGATIVE_INFINITY)) * 1.25;
}

/**
 * One place of the table downhill, for each distance from its own; as it is where there is no slope.
 * @param {Table} table
 * @param {string[]} keys of the distances
 * @param {number[]} places
 */
export function descended({ slopes }, keys, places) {
  return places.map((place, i) => place - Math.sign(slopes[keys[i]][place]));
}

/**
 * Where descent ends: at the middle, but where there is no slope.
 * @param {Table} table
 * @param {string[]} keys
 * @param {number[]} places
 */
export function bottom(table, keys, places) {
  return places.map((place, i) => (table.slopes[keys[i]][place] ? middleOf(table) : place));
}

/**
 * Whether a distance is the same everywhere but in the middle.
 * @param {(number | null)[]} values
 */
export const isFlat = (values) => values.every((v, i) => i === (values.length - 1) / 2 || v === values[0]);
