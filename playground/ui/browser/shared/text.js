// Texts with fields, and numbers as a person reads them. Nothing here touches the page.

/**
 * A text with its {fields} filled in; one that has no value stays.
 * @param {string} text
 * @param {Record<string, any>} values
 * @returns {string}
 */
export function fill(text, values) {
  return text.replace(/{(\w+)}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** @param {string} text of a number */
export const minus = (text) => text.replace("-", "−");

/**
 * What is not all of it is not called 100%.
 * @param {number} share
 * @param {number} digits after the point
 */
export function percent(share, digits) {
  const most = share < 1 ? 100 - 10 ** -digits : Infinity;
  return `${Math.min(100 * share, most).toFixed(digits)}%`;
}

/**
 * With as many decimals as its size asks for.
 * @param {number} value
 */
export function number(value) {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 4;
  return minus(value.toFixed(digits));
}

/** Two decimals, with its sign in any case. @param {number} value */
export const signed = (value) => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);

/** @param {number} value */
export const hundredths = (value) => minus(value.toFixed(2));

/**
 * A mean, a bias and their sum, in whole hundredths; the mean such that what is read adds up.
 * @param {number} mean
 * @param {number} bias
 */
export function addingUp(mean, bias) {
  const [second, sum] = [bias, mean + bias].map((value) => Math.round(100 * value));
  return [sum - second, second, sum].map((count) => count / 100);
}

/** A probability: what is there at all is not called 0.0%. @param {number} share */
export const chance = (share) => (share < 0.0005 ? "<0.1%" : percent(share, 1));

/** Seconds as one says them: 0.4, 3, 20. @param {number} seconds */
export const brief = (seconds) => (seconds < 1 ? Math.max(0.1, seconds).toFixed(1) : seconds.toFixed(0));

/** How many times: 3.2, or 4,800. @param {number} count */
export const times = (count) => (count < 100 ? number(count) : Math.round(count).toLocaleString("en-US"));

/** Three digits that count. @param {number} value */
export const short = (value) => String(+value.toPrecision(3));

/** Ten to that power. @param {number} exponent */
export function power(exponent) {
  return exponent < -3 ? (10 ** exponent).toExponential(0) : String(+(10 ** exponent).toPrecision(2));
}

/** 2:05, and 1:02:05 from an hour on. @param {number} seconds */
export function clock(seconds) {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const parts = minutes < 60 ? [minutes] : [Math.floor(minutes / 60), minutes % 60];
  return [...parts, whole % 60].map((n, i) => (i ? String(n).padStart(2, "0") : n)).join(":");
}

/**
 * "Mean of the map 9.70 + bias −0.04 = logit 9.66".
 * @param {{mean: number, bias: number}} of
 * @param {string} text
 */
export function sumText({ mean, bias }, text) {
  const [left, right, logit] = addingUp(mean, bias).map(hundredths);
  return fill(text, { mean: left, bias: right, logit });
}
