// Frames in one picture, row by row, as the server draws them.
import { penOf } from "./canvas.js";
import { make } from "./dom.js";

export const FINE = 512; // pixels of a canvas that shows one frame large

/**
 * @typedef {{src: string, columns: number, side: number}} Drawn as it comes
 * @typedef {{image: HTMLImageElement, columns: number, side: number}} Sheet
 */

/**
 * @param {Drawn} drawn
 * @returns {Promise<Sheet>}
 */
export async function decoded({ src, columns, side }) {
  const image = new Image();
  image.src = src;
  await image.decode();
  return { image, columns, side };
}

/**
 * Paints one frame, enlarged to `size` pixels by the smoothest filter that the browser has.
 * @param {HTMLCanvasElement} canvas
 * @param {Sheet} sheet
 * @param {number} index
 * @param {number} [size]
 */
export function paintTile(canvas, { image, columns, side }, index, size = side) {
  if (canvas.width !== size) canvas.width = canvas.height = size;
  const pen = penOf(canvas);
  pen.imageSmoothingQuality = "high";
  const [left, top] = [(index % columns) * side, Math.floor(index / columns) * side];
  pen.drawImage(image, left, top, side, side, 0, 0, size, size);
}

/**
 * @param {Sheet} sheet
 * @param {number} index
 */
export function tile(sheet, index) {
  const canvas = make("canvas");
  paintTile(canvas, sheet, index);
  return canvas;
}
