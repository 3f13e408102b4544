// A fit's recorded iterations. Nothing here touches the page.
import { bytesOf } from "../shared/bytes.js";
import { within } from "../shared/scale.js";

const FINEST = 1000; // steps of a margin of 1, as in ui/look/fitted.py
const LEAST = [-2.5, 5]; // of margins, that is shown in any case
const SECONDS = 2; // that all iterations take to play

/**
 * The margins of every photo after each iteration.
 * @param {string} text
 * @param {number} count of iterations
 */
export function marginsOf(text, count) {
  const data = new DataView(bytesOf(text).buffer);
  const photos = data.byteLength / 2 / count;
  const all = Array.from({ length: count * photos }, (_, i) => data.getInt16(2 * i, true) / FINEST);
  return Array.from({ length: count }, (_, step) => all.slice(step * photos, (step + 1) * photos));
}

/** How many are above 0. @param {number[]} margins */
export const rightOf = (margins) => margins.filter((margin) => margin > 0).length;

/** From the lowest to the highest that there ever is. @param {number[][]} margins */
export function spanOf(margins) {
  const all = margins.flat();
  return [Math.min(LEAST[0], ...all) - 0.5, Math.max(LEAST[1], ...all) + 0.5];
}

/**
 * Between two iterations the photos glide.
 * @param {number[][]} margins
 * @param {number} at an iteration's place, or between two
 */
export function glided(margins, at) {
  const [before, after] = [margins[Math.floor(at)], margins[Math.ceil(at)]];
  const share = at - Math.floor(at);
  return before.map((margin, i) => (1 - share) * margin + share * after[i]);
}

/**
 * Where playing is after some seconds more. It begins slowly: in the first iterations the most happens.
 * @param {number} at
 * @param {number} seconds
 * @param {number} last
 */
export const playedTo = (at, seconds, last) =>
  last * within(Math.sqrt(at / (last || 1)) + seconds / SECONDS, 0, 1) ** 2;

/**
 * In which of `rows` each photo moves: neighbours at the end are in different ones.
 * @param {number[]} margins at the end, of one class
 * @param {number} rows
 */
export function rowsOf(margins, rows) {
  const order = margins.map((_, i) => i).sort((a, b) => margins[a] - margins[b]);
  /** @type {number[]} */
  const found = [];
  for (const [rank, i] of order.entries()) found[i] = rank % rows;
  return found;
}
