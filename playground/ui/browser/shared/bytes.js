// Numbers as they travel: base64 of little-endian values. Nothing here touches the page.

/** @param {string} text */
export function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Of float32. @param {string} text */
export function floats(text) {
  const bytes = bytesOf(text);
  const data = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => data.getFloat32(4 * i, true));
}

/**
 * An array as it was packed: its shape, and its uint8 values.
 * @typedef {{shape: number[], bytes: Uint8Array}} Packed
 * @param {{shape: number[], text: string}} packed
 * @returns {Packed}
 */
export function unpack({ shape, text }) {
  return { shape, bytes: bytesOf(text) };
}
