// Maps as they arrive, and the file they are taken away in. Nothing here touches the page.
import { bytesOf } from "../shared/bytes.js";

const FINEST = 32767; // steps from 0 to a map's peak, as in explain/evidence.py

/**
 * Maps of `cells` values each, one for each of the peaks.
 * @param {number[]} peaks
 * @param {string} maps
 * @param {number} cells
 */
export function unpackedBy(peaks, maps, cells) {
  const steps = new DataView(bytesOf(maps).buffer);
  return peaks.map((peak, i) =>
    Float32Array.from({ length: cells }, (_, cell) => {
      return (steps.getInt16(2 * (i * cells + cell), true) * peak) / FINEST;
    }),
  );
}

/**
 * The maps of all classes, in their order.
 * @param {{maps: string, classes: {peak: number}[], rows: number, columns: number}} view
 */
export function unpacked({ maps, classes, rows, columns }) {
  const peaks = classes.map(({ peak }) => peak);
  return unpackedBy(peaks, maps, rows * columns);
}

/** @param {string} text */
const codes = (text) => [...text].map((letter) => letter.charCodeAt(0));

/**
 * A map as a NumPy file: float32 (rows, columns), format 1.0.
 * @param {ArrayLike<number>} values
 * @param {number} rows
 * @param {number} columns
 */
export function npy(values, rows, columns) {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64;
  const bytes = new Uint8Array(length + 4 * values.length);
  const data = new DataView(bytes.buffer);
  bytes.set([0x93, ...codes("NUMPY"), 1, 0]);
  data.setUint16(8, length - 10, true);
  bytes.set(codes(`${text.padEnd(length - 11)}\n`), 10);
  Array.from(values).forEach((value, i) => {
    data.setFloat32(length + 4 * i, value, true);
  });
  return bytes;
}
