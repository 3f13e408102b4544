// Taking away what is shown: the photo under its map as PNG, a figure with its legend, and the map's numbers.
import { penOf } from "../shared/canvas.js";
import { find, make, save } from "../shared/dom.js";
import { drawCover, figure } from "./figure.js";
import { npy } from "./maps.js";

/** @typedef {import("../heatmap.js").Look} Look */

const DIMMED = "rgb(0 0 0 / 0.7)"; // as .crop's shadow
const TRUTH = "#7dff9a"; // the true box's colour, as .crop's
const DASHES = [6, 4]; // and line

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number[] | null} box in parts of what is seen
 * @param {number[]} seen
 */
function outline(pen, box, seen) {
  if (!box) return;
  const [left, top, right, bottom] = box.map((at, i) => seen[i % 2] + at * seen[2 + (i % 2)]);
  pen.strokeRect(left, top, right - left, bottom - top);
}

/**
 * The photo as it is on the screen: the part that was seen with its map, the rest dimmed, and the boxes.
 * @param {Look} look
 * @param {number} [width] in pixels; else the photo's own
 */
function overlay(look, width = look.photo.image.naturalWidth) {
  const { view, photo } = look;
  const height = Math.round((width * photo.image.naturalHeight) / photo.image.naturalWidth);
  const [x, y, across, down] = view.photo.crop;
  /** @type {[number, number, number, number]} */
  const seen = [x * width, y * height, across * width, down * height];
  const sheet = make("canvas");
  sheet.width = width;
  sheet.height = height;
  const pen = penOf(sheet);
  pen.imageSmoothingEnabled = !view.photo.pixelated;
  pen.drawImage(photo.image, 0, 0, width, height);
  pen.fillStyle = DIMMED;
  const around = new Path2D();
  around.rect(0, 0, width, height);
  around.rect(...seen);
  pen.fill(around, "evenodd");
  drawCover(pen, look, seen);
  pen.save();
  pen.beginPath();
  const swept = photo.swipe.share * seen[2];
  pen.rect(seen[0] + swept, seen[1], seen[2] - swept, seen[3]);
  pen.clip();
  pen.globalAlpha = photo.opacity;
  pen.imageSmoothingEnabled = !photo.cells.checked;
  pen.drawImage(photo.canvas, ...seen);
  pen.restore();
  pen.lineWidth = 2;
  pen.strokeStyle = "#fff";
  outline(pen, photo.box, seen);
  pen.strokeStyle = TRUTH;
  pen.setLineDash(DASHES);
  outline(pen, photo.boxed.truth, seen);
  return sheet;
}

/** @param {Look} look */
export function listenToSave(look) {
  const named = (/** @type {string} */ ending) =>
    `${look.current.name.replace(/[^\p{L}\p{N}]+/gu, "-")}.${ending}`;
  const keep = (/** @type {HTMLCanvasElement} */ sheet, /** @type {string} */ ending) =>
    sheet.toBlob((blob) => blob && save(blob, named(ending)), "image/png");
  find(look.element, ".save .picture").addEventListener("click", () => keep(overlay(look), "png"));
  find(look.element, ".save .figure").addEventListener("click", () => {
    keep(
      figure(look, (width) => overlay(look, width)),
      "figure.png",
    );
  });
  find(look.element, ".save .map").addEventListener("click", () => {
    const { rows, columns } = look.grid;
    save(new Blob([npy(look.shown, rows, columns)]), named("npy"));
  });
}
