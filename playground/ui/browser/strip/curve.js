// The curves of a walk. Nothing here touches the page.

/** What the axis reaches to: a little above all curves. @param {number[][]} curves */
export const highest = (curves) => Math.max(...curves.flat()) * 1.1 || 1;

/**
 * A curve over the whole width, as an SVG polyline takes its points.
 * @param {number[]} values
 * @param {number} top what the axis reaches to
 * @param {[number, number]} size
 */
export function curvePoints(values, top, [wide, high]) {
  const last = values.length - 1;
  return values
    .map((value, i) => `${((wide * i) / last).toFixed(1)},${(high - (high * value) / top).toFixed(1)}`)
    .join(" ");
}

/**
 * A curve's value in the middle of the way from the first seed to the second.
 * @param {number[]} values
 * @param {number} segments
 */
export const middleOfFirst = (values, segments) => values[Math.floor(values.length / 2 / segments)];
