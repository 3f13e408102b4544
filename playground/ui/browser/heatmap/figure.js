// A figure to put on a slide: the photo, the photo under its map, what the colours mean, and of what it is.
import { penOf } from "../shared/canvas.js";
import { find, make } from "../shared/dom.js";
import { extremes } from "../shared/field.js";
import { chance, number } from "../shared/text.js";
import { SCHEMES } from "./schemes.js";

const PANEL = 480; // pixels of a picture's width
const GAP = 24;
const BAR = 12; // pixels of the colour bar's height
const LINE = 24; // of a line of text
const [INK, MUTED, PAPER] = ["#15181d", "#565d68", "#ffffff"];

/**
 * The text in lines of at most `width` pixels.
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {number} width
 */
function folded(pen, text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * The colours from the lowest value to the highest, and both.
 * @param {CanvasRenderingContext2D} pen
 * @param {import("../heatmap.js").Look} look
 * @param {[number, number]} at its left upper corner
 */
function bar(pen, look, [left, top]) {
  const { photo, instead, view, shown, widget } = look;
  const { low, high } = SCHEMES[photo.scheme](...extremes(instead?.around ?? shown), widget.props.floor);
  const palette = /** @type {number[][]} */ (view.palettes[photo.scheme]);
  palette.forEach((colour, i) => {
    pen.fillStyle = `rgb(${colour})`;
    pen.fillRect(left + (i * PANEL) / palette.length, top, PANEL / palette.length + 1, BAR);
  });
  pen.fillStyle = MUTED;
  pen.fillText(number(low), left, top + BAR + 18);
  pen.textAlign = "right";
  pen.fillText(number(high), left + PANEL, top + BAR + 18);
  pen.textAlign = "center";
  const meaning = find(look.element, ".scale .what").textContent ?? "";
  pen.fillText(meaning, left + PANEL / 2, top + BAR + 18);
  pen.textAlign = "left";
}

/**
 * What is painted over the photo, if anything is.
 * @param {CanvasRenderingContext2D} pen
 * @param {import("../heatmap.js").Look} look
 * @param {[number, number, number, number]} seen where the part that is seen lies: left, top, width, height
 */
export function drawCover(pen, look, seen) {
  const cover = find(look.element, ".crop .cover", HTMLCanvasElement);
  if (!cover.hidden) pen.drawImage(cover, ...seen);
}

/**
 * @param {import("../heatmap.js").Look} look
 * @param {(width: number) => HTMLCanvasElement} overlay the photo under its map, so many pixels wide
 */
export function figure(look, overlay) {
  const shown = overlay(PANEL);
  const sheet = make("canvas");
  const width = 2 * PANEL + 3 * GAP;
  const pen = penOf(sheet);
  const family = getComputedStyle(look.element).fontFamily;
  const plain = `15px ${family}`;
  pen.font = plain;
  const sum = folded(pen, find(look.element, ".sum").textContent ?? "", width - 2 * GAP);
  const top = GAP + 2 * LINE;
  sheet.width = width;
  sheet.height = top + shown.height + 3 * GAP + sum.length * LINE + BAR;
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  const { name, probability } = look.current;
  pen.fillStyle = INK;
  pen.font = `600 20px ${family}`;
  pen.fillText(`${name} · ${chance(probability)}`, GAP, GAP + 14);
  pen.fillStyle = MUTED;
  pen.font = plain;
  pen.fillText(look.view.network, GAP, GAP + 14 + LINE);
  pen.imageSmoothingEnabled = !look.view.photo.pixelated;
  pen.drawImage(look.photo.image, GAP, top, PANEL, shown.height);
  const [x, y, across, down] = look.view.photo.crop;
  drawCover(pen, look, [GAP + x * PANEL, top + y * shown.height, across * PANEL, down * shown.height]);
  pen.drawImage(shown, 2 * GAP + PANEL, top);
  bar(pen, look, [2 * GAP + PANEL, top + shown.height + GAP / 2]);
  pen.fillStyle = INK;
  sum.forEach((line, i) => {
    pen.fillText(line, GAP, top + shown.height + BAR + 3 * GAP + i * LINE);
  });
  return sheet;
}
