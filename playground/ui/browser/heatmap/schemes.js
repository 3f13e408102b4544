// What a colour map spans. Nothing here touches the page.
import { within } from "../shared/scale.js";

/** @typedef {{low: number, high: number, opacity: (value: number) => number}} Span opacity of a value, 0 to 1 */

/**
 * From `floor` at nothing to 1 at the peak.
 * @param {number} size of a value
 * @param {number} peak
 * @param {number} floor
 */
const veil = (size, peak, floor) => floor + (1 - floor) * Math.min(1, peak > 0 ? size / peak : 0);

/** Of a map from `low` to `high`. @type {Record<string, (low: number, high: number, floor: number) => Span>} */
export const SCHEMES = {
  signed: (low, high, floor) => {
    const peak = Math.max(-low, high, 0);
    return { low: -peak, high: peak, opacity: (value) => veil(Math.abs(value), peak, floor) };
  },
  inferno: (_, high, floor) => {
    const peak = Math.max(high, 0);
    return { low: 0, high: peak, opacity: (value) => veil(Math.max(0, value), peak, floor) };
  },
  jet: (low, high) => ({ low, high, opacity: () => 1 }),
};

/**
 * Of a value, its place in the palette, 0 to 1, and its opacity: the middle where a scale spans nothing.
 * @param {Span} span
 * @returns {(value: number) => [number, number]}
 */
export function shading({ low, high, opacity }) {
  return (value) => {
    const place = high > low ? (value - low) / (high - low) : 0.5;
    return [within(place, 0, 1), opacity(value)];
  };
}
