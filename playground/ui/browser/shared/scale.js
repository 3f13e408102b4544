// From values to places. Nothing here touches the page.

/**
 * From a value in low..high to a place in from..to.
 * @param {number} low
 * @param {number} high
 * @param {number} from
 * @param {number} to
 */
export function scaled(low, high, from, to) {
  return (/** @type {number} */ value) => from + ((value - low) / (high - low)) * (to - from);
}

/**
 * Round values between low and high: about `count` of them.
 * @param {number} low
 * @param {number} high
 * @param {number} count
 */
export function ticks(low, high, count) {
  const rough = (high - low) / Math.max(1, count);
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * unit).find((s) => s >= rough * 0.999) ?? rough;
  const marks = [];
  for (let v = Math.ceil(low / step - 1e-9) * step; v <= high + step * 1e-6; v += step) marks.push(v);
  return marks;
}

/**
 * Where a logarithmic axis is marked: at 1, 2 and 5 of each power of ten, or at the powers where those are many.
 * @param {number} low
 * @param {number} high
 */
export function decades(low, high) {
  const digits = high - low > 2 ? [1] : [1, 2, 5];
  const marks = [];
  for (let p = Math.floor(low); p <= high; p++) for (const d of digits) marks.push(p + Math.log10(d));
  return marks.filter((v) => v >= low - 1e-9 && v <= high + 1e-9);
}

/**
 * A path of SVG through points; null interrupts it.
 * @param {([number, number] | null)[]} points
 */
export function pathOf(points) {
  let begun = false;
  const step = (/** @type {[number, number] | null} */ point) => {
    const letter = begun ? "L" : "M";
    begun = point !== null;
    return point ? `${letter}${point[0].toFixed(1)} ${point[1].toFixed(1)}` : "";
  };
  return points.map(step).join("");
}

/**
 * The index of the value that is nearest; of equally near ones the last.
 * @param {number[]} values
 * @param {number} wanted
 */
export function nearest(values, wanted) {
  let best = 0;
  values.forEach((value, i) => {
    if (Math.abs(value - wanted) <= Math.abs(values[best] - wanted)) best = i;
  });
  return best;
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export const within = (value, low, high) => Math.min(high, Math.max(low, value));
