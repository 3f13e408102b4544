// Photos on lanes, one for each class: from "taken for another" through "even" to "named right".
import { penOf } from "../shared/canvas.js";
import { colourAt } from "../shared/dom.js";
import { rowsOf } from "./steps.js";

/**
 * @typedef {object} Drawn
 * @property {{name: string, count: number}[]} classes
 * @property {HTMLImageElement} strip all photos in a row
 * @property {number} side of each, in its pixels
 * @property {number[]} reach of margins: the lowest and the highest
 * @property {number[]} ends the margins at the end
 * @property {Record<string, string>} words
 */

const [TILE, GAP, HEAD, FOOT, EDGE] = [30, 3, 22, 34, 8]; // pixels
const FEW = 2; // classes with lanes of four rows
const WRONG = "#e5533d";
const FONT = "system-ui, sans-serif";
const TENFOLD = Math.log(10);
const ODDS = [-2, -1, 0, 1, 2, 3, 4]; // tens

export class Lanes {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    /** @type {Drawn} */
    this.drawn = { classes: [], strip: new Image(), side: 0, reach: [0, 1], ends: [], words: {} };
    this.rows = 0;
    /** @type {{lane: number, row: number}[]} */
    this.places = []; // of the photos
  }

  /** @param {Drawn} drawn */
  begin(drawn) {
    this.drawn = drawn;
    this.rows = drawn.classes.length > FEW ? 2 : 4;
    let start = 0;
    this.places = drawn.classes.flatMap(({ count }, lane) => {
      const rows = rowsOf(drawn.ends.slice(start, start + count), this.rows);
      start += count;
      return rows.map((row) => ({ lane, row }));
    });
    this.canvas.style.height = `${this.top(drawn.classes.length) + FOOT}px`;
  }

  /** Of a lane. @param {number} lane */
  top(lane) {
    return lane * (HEAD + this.rows * (TILE + GAP));
  }

  /** @param {number} margin */
  x(margin) {
    const [low, high] = this.drawn.reach;
    const room = this.canvas.clientWidth - 2 * EDGE - TILE;
    return EDGE + TILE / 2 + (room * (margin - low)) / (high - low);
  }

  /** @param {number[]} margins */
  paint(margins) {
    const { canvas } = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width || !this.places.length) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = penOf(canvas);
    pen.scale(ratio, ratio);
    this.ground(pen, width, height);
    const { strip, side } = this.drawn;
    for (const [i, { lane, row }] of this.places.entries()) {
      const left = this.x(margins[i]) - TILE / 2;
      const top = this.top(lane) + HEAD + row * (TILE + GAP);
      pen.save();
      pen.beginPath();
      pen.roundRect(left, top, TILE, TILE, 5);
      pen.clip();
      pen.drawImage(strip, i * side, 0, side, side, left, top, TILE, TILE);
      pen.restore();
      if (margins[i] > 0) continue;
      pen.strokeStyle = WRONG;
      pen.lineWidth = 2;
      pen.beginPath();
      pen.roundRect(left, top, TILE, TILE, 5);
      pen.stroke();
    }
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {number} width
   * @param {number} height
   */
  ground(pen, width, height) {
    const { classes, words, reach } = this.drawn;
    const [ink, muted, line] = ["--pp-ink", "--pp-muted", "--pp-line"].map((c) => colourAt(this.canvas, c));
    const bottom = this.top(classes.length);
    pen.globalAlpha = 0.08;
    pen.fillStyle = WRONG;
    pen.fillRect(0, 0, this.x(0), bottom);
    pen.globalAlpha = 1;
    pen.strokeStyle = line;
    pen.font = `11px ${FONT}`;
    pen.textAlign = "center";
    let free = 0; // from where there is room for a mark's text
    for (const tens of ODDS) {
      const margin = tens * TENFOLD;
      if (margin < reach[0] || margin > reach[1]) continue;
      pen.fillStyle = pen.strokeStyle = tens ? line : muted;
      pen.fillRect(this.x(margin), 0, 1, bottom);
      pen.fillStyle = muted;
      const odds = (10 ** Math.abs(tens)).toLocaleString("en-US");
      const text = tens ? (tens > 0 ? `${odds} : 1` : `1 : ${odds}`) : words.fit_even;
      const half = pen.measureText(text).width / 2;
      if (this.x(margin) - half < free) continue;
      pen.fillText(text, this.x(margin), bottom + 13);
      free = this.x(margin) + half + EDGE;
    }
    pen.textAlign = "right";
    pen.fillText(words.fit_axis, width - EDGE, height - 5);
    pen.textAlign = "left";
    pen.font = `600 13px ${FONT}`;
    pen.fillStyle = ink;
    for (const [lane, { name }] of classes.entries()) {
      pen.fillText(name, EDGE, this.top(lane) + HEAD - 7, width - 2 * EDGE);
    }
  }
}
