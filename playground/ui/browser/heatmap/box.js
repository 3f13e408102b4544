// The box around the largest part of a map (1512.04150, section 3.2). Nothing here touches the page.

/** @typedef {[number, number, number, number]} Box left, top, right, bottom, in cells; right and bottom excluded */

/**
 * The box around the largest connected part of a field that exceeds `share` of its maximum; null if nothing
 * is above 0. Cells that touch at a corner are connected; of parts of equal size, the first.
 * @param {ArrayLike<number>} field
 * @param {import("../shared/field.js").Size} size
 * @param {number} share
 */
export function boxAround(field, [width, height], share) {
  let high = 0;
  for (let i = 0; i < field.length; i++) high = Math.max(high, field[i]);
  if (!(high > 0)) return null;
  const open = Uint8Array.from(field, (value) => Number(value > share * high));
  /** @type {Box | null} */
  let best = null;
  let most = 0;
  for (let start = 0; start < open.length; start++) {
    if (!open[start]) continue;
    const { count, box } = flooded(open, width, height, start);
    if (count > most) [most, best] = [count, box];
  }
  return best;
}

/**
 * Intersection over union of two boxes, 0 to 1.
 * @param {number[]} one left, top, right, bottom
 * @param {number[]} other
 */
export function overlapOf(one, other) {
  const across = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  const down = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  const common = Math.max(0, across) * Math.max(0, down);
  const area = (/** @type {number[]} */ [left, top, right, bottom]) => (right - left) * (bottom - top);
  return common / (area(one) + area(other) - common);
}

/**
 * Closes the part that `start` belongs to. Returns its cells' count and its box.
 * @param {Uint8Array} open
 * @param {number} width
 * @param {number} height
 * @param {number} start
 */
function flooded(open, width, height, start) {
  const stack = [start];
  /** @type {Box} */
  const box = [width, height, 0, 0];
  let count = 0;
  open[start] = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    count++;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x + 1);
    box[3] = Math.max(box[3], y + 1);
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const next = row * width + column;
        if (!open[next]) continue;
        open[next] = 0;
        stack.push(next);
      }
    }
  }
  return { count, box };
}
