// Values as pixels of a canvas.
import { smoothed } from "./field.js";

/**
 * @typedef {import("./field.js").Field} Field
 * @typedef {import("./field.js").Size} Size
 * @typedef {number[][]} Palette colours, from the lowest value to the highest: red, green, blue
 */

/** @param {HTMLCanvasElement} canvas */
export function penOf(canvas) {
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser cannot draw");
  return pen;
}

/**
 * Gives a canvas this many pixels, each of its colour: red, green, blue, opacity.
 * @param {HTMLCanvasElement} canvas
 * @param {Size} size
 * @param {(place: number) => ArrayLike<number>} colour
 */
export function raster(canvas, [width, height], colour) {
  canvas.width = width;
  canvas.height = height;
  const pen = penOf(canvas);
  const pixels = pen.createImageData(width, height);
  for (let i = 0; i < width * height; i++) pixels.data.set(colour(i), 4 * i);
  pen.putImageData(pixels, 0, 0);
}

/**
 * Paints values, row by row.
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values
 * @param {Size} size
 * @param {Palette} palette
 * @param {(value: number) => [number, number]} shade a value's place in the palette and its opacity, 0 to 1
 */
export function paintField(canvas, values, size, palette, shade) {
  raster(canvas, size, (i) => {
    const [place, opacity] = shade(values[i]);
    const [red, green, blue] = palette[Math.round(place * (palette.length - 1))];
    return [red, green, blue, 255 * opacity];
  });
}

/**
 * Paints a map, smooth between the cells' centres: the palette's first colour at 0 and below, the last at `high`.
 * @param {HTMLCanvasElement} canvas
 * @param {Field & {high: number}} map
 * @param {Size} size
 * @param {Palette} palette
 * @param {(share: number) => number} opacity of a share of `high`
 */
export function paintMap(canvas, map, size, palette, opacity) {
  paintField(canvas, smoothed(map, size), size, palette, (value) => {
    const share = map.high > 0 ? Math.max(0, value) / map.high : 0;
    return [share, opacity(share)];
  });
}
