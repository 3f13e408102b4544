// The axes of a run's charts: what they span, and how their values are written. Nothing here touches the page.
import { decades } from "../shared/scale.js";
import { percent, power, short } from "../shared/text.js";

/**
 * @typedef {Pick<import("../shared/plot.js").Scale, "format" | "exact" | "ticks">} Format
 * @typedef {import("../shared/plot.js").Line} Line
 */

/** @type {Format} */
const SHARES = { format: (v) => percent(v, 0), exact: (v) => percent(v, 1) };
/** @type {Format} values are logarithms */
const POWERS = { format: power, exact: power, ticks: decades };

/** @type {Record<string, Format>} */
export const FORMATS = {
  accuracy: SHARES,
  loss: { format: short, exact: (v) => v.toFixed(3) },
  gan_scores: SHARES,
  gan_bound: SHARES,
  gan_diversity: { format: (v) => percent(v, 0), exact: (v) => percent(v, 0) },
  gan_gradient: POWERS,
  gradients: POWERS,
};

/**
 * From where to where a chart's axis goes, of values from `least` to `most`.
 * @param {string} key
 * @param {number} least
 * @param {number} most
 * @returns {[number, number]}
 */
function span(key, least, most) {
  if (FORMATS[key] === SHARES) return [0, 1];
  if (key === "gan_diversity") return [0, Math.max(1, most)];
  if (key === "gan_estimate") return [Math.min(0, least), Math.max(0, most)];
  return [key === "loss" || key === "rate" ? 0 : least, most];
}

/**
 * @param {string} key
 * @param {Line[]} lines
 * @returns {import("../shared/plot.js").Scale}
 */
export function chartScale(key, lines) {
  const ys = lines.flatMap((line) => line.ys).filter(Number.isFinite);
  const least = ys.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = ys.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [low, high] = span(key, least, most);
  const right = lines.reduce((furthest, { xs }) => Math.max(furthest, xs[xs.length - 1] || 0), 1e-6);
  return {
    low,
    high: high > low ? high : low + 1,
    right,
    ...(FORMATS[key] ?? { format: short, exact: short }),
  };
}
