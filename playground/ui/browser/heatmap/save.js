// Taking away what is shown: the photo under its map as PNG, and the map's numbers.
import { penOf } from "../shared/canvas.js";
import { find, make, save } from "../shared/dom.js";
import { npy } from "./maps.js";

/** @typedef {import("../heatmap.js").Look} Look */

const DIMMED = "rgb(0 0 0 / 0.7)"; // as .crop's shadow

/**
 * The photo as it is on the screen: the part that was seen with its map, the rest dimmed, and the box.
 * @param {Look} look
 */
function overlay({ view, photo }) {
  const [width, height] = [photo.image.naturalWidth, photo.image.naturalHeight];
  const [x, y, across, down] = view.photo.crop;
  /** @type {[number, number, number, number]} */
  const seen = [x * width, y * height, across * width, down * height];
  const sheet = make("canvas");
  sheet.width = width;
  sheet.height = height;
  const pen = penOf(sheet);
  pen.drawImage(photo.image, 0, 0);
  pen.fillStyle = DIMMED;
  const around = new Path2D();
  around.rect(0, 0, width, height);
  around.rect(...seen);
  pen.fill(around, "evenodd");
  pen.globalAlpha = photo.opacity;
  pen.imageSmoothingEnabled = !photo.cells.checked;
  pen.drawImage(photo.canvas, ...seen);
  pen.globalAlpha = 1;
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
  find(look.element, ".save .picture").addEventListener("click", () => {
    overlay(look).toBlob((blob) => blob && save(blob, named("png")), "image/png");
  });
  find(look.element, ".save .map").addEventListener("click", () => {
    const { rows, columns } = look.grid;
    save(new Blob([npy(look.shown, rows, columns)]), named("npy"));
  });
}
