// How a critic's weights lie, as bars.
import { find, make } from "../shared/dom.js";
import { fill, short } from "../shared/text.js";

/**
 * @param {HTMLElement} box
 * @param {{counts: number[], reach: number} | undefined} weights
 * @param {Record<string, string>} words
 */
export function drawWeights(box, weights, words) {
  box.hidden = !weights;
  if (!weights) return;
  const { counts, reach } = weights;
  const count = counts.reduce((sum, some) => sum + some, 0).toLocaleString("en-US");
  const note = fill(words.weights_note, { count, reach: short(reach) });
  const most = Math.max(1, ...counts);
  const bars = counts.map((some) => {
    const bar = make("i");
    bar.style.height = `${(100 * some) / most}%`;
    return bar;
  });
  find(box, "figcaption").replaceChildren(make("b", "", words.weights), make("span", "", note));
  find(box, ".bars").replaceChildren(...bars);
  find(box, ".bars").setAttribute("aria-label", note);
}
