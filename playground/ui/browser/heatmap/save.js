// Taking away what is shown: the photo under its map as PNG, a figure with its legend, and the map's numbers.
import { penOf } from "../shared/canvas.js";
import { find, make, save } from "../shared/dom.js";
import { figure } from "./figure.js";
import { npy } from "./maps.js";

/** @typedef {import("../heatmap.js").Look} Look */

const DIMMED = "rgb(0 0 0 / 0.7)"; // as .crop's shadow

/**
 * The photo as it is on the screen: the part that was seen with its map, the rest dimmed, and the box.
 * @param {Look} look
 * @param {number} [width] in pixels; else the photo's own
 */
function overlay({ view, photo }, width = photo.image.naturalWidth) {
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
  pen.save();
  pen.beginPath();
  const swept = photo.swipe.share * seen[2];
  pen.rect(seen[0] + swept, seen[1], seen[2] - swept, seen[3]);
  pen.clip();
  pen.globalAlpha = photo.opacity;
  pen.imageSmoothingEnabled = !photo.cells.checked;
  pen.drawImage(photo.canvas, ...seen);
  pen.restore();
  if (photo.box) {
    const [left, top, right, bottom] = photo.box.map((at, i) => seen[i % 2] + at * seen[2 + (i % 2)]);
    pen.lineWidth = 2;
    pen.strokeStyle = "#fff";
    pen.strokeRect(left, top, right - left, bottom - top);
  }
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
