// The bar that says which colours mean what.
import { find } from "../shared/dom.js";
import { number } from "../shared/text.js";

const STOP = 15; // every so many colours of the palette make its gradient

/**
 * @param {HTMLElement} node with .low, i and .high in it
 * @param {import("../shared/canvas.js").Palette} palette
 * @param {{low: number, high: number}} span
 */
export function paintScale(node, palette, { low, high }) {
  const stops = palette.filter((_, i) => i % STOP === 0).map((colour) => `rgb(${colour})`);
  find(node, ".low").textContent = number(low);
  find(node, ".high").textContent = number(high);
  find(node, "i").style.background = `linear-gradient(to right, ${stops.join(", ")})`;
}
