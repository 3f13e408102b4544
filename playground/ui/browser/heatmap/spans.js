// Which of a row are on, as a text: "1-6,9"; "0" for none. Nothing here touches the page.

/** @param {boolean[]} on */
export function spansOf(on) {
  /** @type {[number, number][]} */
  const spans = [];
  for (const [i, one] of on.entries()) {
    if (one && i && on[i - 1]) spans[spans.length - 1][1] = i + 1;
    else if (one) spans.push([i + 1, i + 1]);
  }
  return spans.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(",") || "0";
}

/**
 * Reads that again; null for what such a row cannot be.
 * @param {string} text
 * @param {number} count
 */
export function fromSpans(text, count) {
  const on = Array.from({ length: count }, () => false);
  for (const part of text === "0" ? [] : text.split(",")) {
    const [, from, to = from] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (!(first >= 1 && first <= last && last <= count)) return null;
    on.fill(true, first - 1, last);
  }
  return on;
}
