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
 * @param {number} share
 * @param {number} digits after the point
 */
export function percent(share, digits) {
  return `${(100 * share).toFixed(digits)}%`;
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

/** @param {number} count */
export const hundredths = (count) => minus((count / 100).toFixed(2));

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
