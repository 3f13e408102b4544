// Maps of values, row by row. Nothing here touches the page.

/**
 * @typedef {{values: ArrayLike<number>, rows: number, columns: number}} Field
 * @typedef {[number, number]} Size width and height, or x and y
 */

/**
 * The two cells around each of `size` places, and how far each place is from the first: cells are
 * areas, so the first one's centre is half a cell from the edge.
 * @param {number} count
 * @param {number} size
 */
export function between(count, size) {
  return Array.from({ length: size }, (_, i) => {
    const at = Math.min(count - 1, Math.max(0, ((i + 0.5) * count) / size - 0.5));
    const first = Math.floor(at);
    return [first, Math.min(count - 1, first + 1), at - first];
  });
}

/**
 * A map as width x height values, smooth between the cells' centres.
 * @param {Field} field
 * @param {Size} size
 */
export function smoothed({ values, rows, columns }, [width, height]) {
  const field = new Float32Array(width * height);
  const across = between(columns, width);
  let at = 0;
  for (const [top, bottom, down] of between(rows, height)) {
    for (const [left, right, along] of across) {
      const [above, below] = [top * columns, bottom * columns];
      const upper = values[above + left] * (1 - along) + values[above + right] * along;
      const lower = values[below + left] * (1 - along) + values[below + right] * along;
      field[at++] = upper * (1 - down) + lower * down;
    }
  }
  return field;
}

/**
 * @param {Float32Array} values
 * @returns {[number, number]} the lowest and the highest
 */
export function extremes(values) {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/**
 * The sum of maps, each times its factor. At least one map.
 * @param {Float32Array[]} maps
 * @param {number[]} factors
 */
export function weighted(maps, factors) {
  return maps[0].map((_, cell) => maps.reduce((sum, map, i) => sum + factors[i] * map[cell], 0));
}

/** @param {Float32Array} values */
export const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
