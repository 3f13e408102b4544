// How many were right, over the whole time; the part up to now in full colour.
import { penOf } from "../shared/canvas.js";
import { colourAt } from "../shared/dom.js";

const [BEFORE, AFTER] = [0.55, 0.18]; // opacity, up to now and from then on

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number[]} shares of each frame
 * @param {number} index of the frame that is shown
 */
export function drawTrack(canvas, shares, index) {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = penOf(canvas);
  pen.scale(ratio, ratio);
  pen.fillStyle = colourAt(canvas, "--pp-brand");
  const last = shares.length - 1;
  const x = (/** @type {number} */ i) => (last ? (i / last) * width : 0);
  const hill = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ opacity) => {
    pen.globalAlpha = opacity;
    pen.beginPath();
    pen.moveTo(x(from), height);
    for (let i = from; i <= to; i++) pen.lineTo(x(i), height - 2 - shares[i] * (height - 4));
    pen.lineTo(x(to), height);
    pen.fill();
  };
  hill(0, index, BEFORE);
  hill(index, last, AFTER);
}
