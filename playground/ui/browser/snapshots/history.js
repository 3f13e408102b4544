// What a network made of the same few images, over time. Nothing here touches the page.
import { unpack } from "../shared/bytes.js";

/**
 * @typedef {import("../shared/bytes.js").Packed} Packed
 * @typedef {import("../shared/sheet.js").Drawn} Drawn
 * @typedef {{classes: string[], labels: number[], images: Drawn, held_out: boolean}} ProbeImages
 *
 * @typedef {object} Frame a snapshot; or samples, which have images alone
 * @property {"sight" | "samples"} kind
 * @property {number} step
 * @property {number} epoch
 * @property {number} seconds
 * @property {number[]} predicted a class for each specimen
 * @property {Packed} maps (N, rows, columns): evidence for it, in parts of `scale`
 * @property {number} scale
 * @property {Packed} probabilities (N, classes), of 255
 * @property {Packed} [filters] (N, rows, columns, channels)
 * @property {Drawn} images
 * @property {{counts: number[], reach: number}} [weights] of a WGAN's critic
 *
 * @typedef {{step: number, epoch: number, on: "validation" | "test", counts: number[]}} Matrix row by row
 */

const GLARING = 0.9; // of the images: the evidence of the rest may go beyond what is drawn at full strength

/**
 * Adds to what is in order of steps. A run that is taken up from a checkpoint repeats some: the newest counts.
 * @template {{step: number, on?: string}} T
 * @param {T[]} list
 * @param {T} item
 */
export function add(list, item) {
  const repeats = (/** @type {T | undefined} */ last) =>
    last && last.step >= item.step && last.on === item.on;
  while (repeats(list.at(-1))) list.pop();
  list.push(item);
}

/**
 * The peak of an image's evidence, of one in the upper tenth: a single glaring one dims no others.
 * @param {{maps: Packed, scale: number}} snapshot
 */
export function strength({ maps: { shape, bytes }, scale }) {
  const [count, rows, columns] = shape;
  const size = rows * columns;
  const peaks = Array.from({ length: count }, (_, i) =>
    Math.max(...bytes.subarray(i * size, (i + 1) * size)),
  );
  peaks.sort((a, b) => a - b);
  return (scale * peaks[Math.floor(GLARING * (count - 1))]) / 255;
}

/**
 * The map of an image, `part` of the way from one snapshot to the next, in shares of `high`.
 * @param {number} index of the image
 * @param {{maps: Packed, scale: number}} before
 * @param {{maps: Packed, scale: number}} after
 * @param {number} part
 * @param {number} high
 */
export function evidence(index, before, after, part, high) {
  const [, rows, columns] = before.maps.shape;
  const size = rows * columns;
  const from = index * size;
  const values = Float32Array.from({ length: size }, (_, i) => {
    const one = before.maps.bytes[from + i] * before.scale;
    const other = after.maps.bytes[from + i] * after.scale;
    return Math.min(1, (one + (other - one) * part) / 255 / (high || 1));
  });
  return { values, rows, columns, high: 1 };
}

/** All that has come of one run. */
export class History {
  constructor() {
    /** @type {ProbeImages | null} */
    this.probes = null;
    /** @type {Frame[]} oldest first */
    this.frames = [];
    /** @type {Matrix[]} oldest first */
    this.matrices = [];
    this.high = 0; // evidence that is drawn at full strength: one scale for all images and times
  }

  get last() {
    return this.frames.length - 1;
  }

  get samples() {
    return this.frames[0]?.kind === "samples";
  }

  /** @param {any} item a report */
  take(item) {
    if (item.kind === "specimens") this.probes = item;
    else if (item.kind === "confusion") add(this.matrices, item);
    else if (item.kind === "samples") add(this.frames, item);
    else if (item.kind === "sight" && this.probes) this.takeSnapshot(item);
  }

  /** @param {any} item */
  takeSnapshot(item) {
    const snapshot = { ...item, maps: unpack(item.maps), probabilities: unpack(item.probabilities) };
    if (item.filters) snapshot.filters = unpack(item.filters);
    this.high = Math.max(this.high, strength(snapshot));
    add(this.frames, snapshot);
  }

  /** How many were right at that time. @param {Frame} frame */
  right({ predicted }) {
    return predicted.filter((guess, i) => guess === this.probes?.labels[i]).length;
  }

  /**
   * The newest matrix that there was at that time.
   * @param {number} index of the frame
   */
  matrixAt(index) {
    const { step } = this.frames[index];
    return this.matrices.filter((matrix) => index === this.last || matrix.step <= step).at(-1);
  }

  /** Whether the filters never changed. */
  get fixed() {
    const first = this.frames[0].filters?.bytes;
    const newest = this.frames[this.last].filters?.bytes;
    return this.frames.length > 4 && Boolean(first?.every((value, i) => value === newest?.[i]));
  }
}
