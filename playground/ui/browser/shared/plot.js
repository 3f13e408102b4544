// One line chart on a canvas.
import { penOf } from "./canvas.js";
import { make } from "./dom.js";
import { whenLeft } from "./pointer.js";
import { nearest, ticks } from "./scale.js";
import { percent } from "./text.js";

/**
 * @typedef {object} Line
 * @property {number[]} xs
 * @property {number[]} ys
 * @property {string} colour
 * @property {string} [name] under which the caption tells its value
 * @property {boolean} [faint]
 * @property {boolean} [dashed]
 * @property {"circle" | "diamond"} [sign] marks each point
 * @property {Set<number>} [breaks] the indices at which it starts again
 * @property {string} [note] what the caption says in place of a value, of a line without points
 *
 * @typedef {object} Scale
 * @property {number} low
 * @property {number} high
 * @property {number} right
 * @property {(value: number) => string} format for the axis
 * @property {(value: number) => string} exact for the caption
 * @property {(low: number, high: number) => number[]} [ticks]
 *
 * @typedef {object} Chart what is drawn
 * @property {Line[]} lines
 * @property {Scale} scale
 * @property {string} axis what its x are
 * @property {number | null} cursor the moment that is looked at elsewhere; null: the end
 */

/**
 * Of shares over percent, both from 0 to 100 %.
 * @type {Scale}
 */
export const SHARES = {
  low: 0,
  high: 1,
  right: 100,
  format: (v) => percent(v, 0),
  exact: (v) => percent(v, 1),
};

const FONT = "11px system-ui, sans-serif";

/** @type {[number, number][]} */
const DIAMOND = [
  [0, -6],
  [6, 0],
  [0, 6],
  [-6, 0],
];

export class Plot {
  /**
   * @param {string} title
   * @param {(name: string) => string} colour reads a colour of the page by its name
   */
  constructor(title, colour) {
    this.title = title;
    this.colour = colour;
    this.box = make("figure");
    this.caption = make("figcaption");
    this.canvas = make("canvas");
    this.canvas.setAttribute("role", "img");
    this.box.append(this.caption, this.canvas);
    /** @type {Chart | null} */
    this.chart = null;
    /** @type {number | null} where the pointer is */
    this.hover = null;
    this.area = { left: 0, right: 0, top: 0, bottom: 0 };
    this.canvas.addEventListener("pointermove", (event) => this.point(event.offsetX));
    whenLeft(this.canvas, () => this.point(null));
  }

  /** @param {number | null} x */
  point(x) {
    this.hover = x;
    if (this.chart) this.paint(this.chart);
  }

  /** @param {Chart} chart */
  paint(chart) {
    this.chart = chart;
    const { canvas } = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = penOf(canvas);
    pen.scale(ratio, ratio);
    this.area = { left: 52, right: width - 10, top: 8, bottom: height - 24 };
    this.drawAxes(pen, chart, width, height);
    for (const line of chart.lines) this.drawLine(pen, chart.scale, line);
    const marked = this.marked(chart);
    if (marked !== null) this.drawMark(pen, this.x(chart.scale, marked));
    this.write(chart, marked ?? chart.scale.right);
  }

  /**
   * @param {Scale} scale
   * @param {number} value
   */
  x({ right }, value) {
    return this.area.left + ((this.area.right - this.area.left) * value) / right;
  }

  /**
   * @param {Scale} scale
   * @param {number} value
   */
  y({ low, high }, value) {
    return this.area.bottom - ((this.area.bottom - this.area.top) * (value - low)) / (high - low);
  }

  /** Where the pointer is, else the moment that is looked at elsewhere. @param {Chart} chart */
  marked({ scale, cursor }) {
    const { left, right } = this.area;
    if (this.hover === null || this.hover < left || this.hover > right) return cursor;
    return ((this.hover - left) / (right - left)) * scale.right;
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Chart} chart
   * @param {number} width
   * @param {number} height
   */
  drawAxes(pen, { scale, axis }, width, height) {
    const { area } = this;
    pen.font = FONT;
    pen.fillStyle = this.colour("--pp-muted");
    pen.strokeStyle = this.colour("--pp-line");
    pen.textAlign = "right";
    pen.textBaseline = "middle";
    const marks = scale.ticks ? scale.ticks(scale.low, scale.high) : ticks(scale.low, scale.high, 4);
    for (const mark of marks) {
      const y = this.y(scale, mark);
      this.stroke(pen, [area.left, y], [area.right, y]);
      pen.fillText(scale.format(mark), area.left - 6, y);
    }
    pen.textAlign = "center";
    const label = pen.measureText(axis).width;
    for (const mark of ticks(0, scale.right, Math.max(2, width / 90))) {
      const x = this.x(scale, mark);
      if (x < area.right - label - 16) pen.fillText(String(+mark.toPrecision(3)), x, height - 10);
    }
    pen.textAlign = "right";
    pen.fillText(axis, area.right, height - 10);
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {[number, number]} from
   * @param {[number, number]} to
   */
  stroke(pen, from, to) {
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Scale} scale
   * @param {Line} line
   */
  drawLine(pen, scale, { xs, ys, colour, faint, dashed, sign, breaks }) {
    const places = xs.map(
      (x, i) => /** @type {[number, number]} */ ([this.x(scale, x), this.y(scale, ys[i])]),
    );
    const starts = (/** @type {number} */ i) => i === 0 || breaks?.has(i);
    const alone = (/** @type {number} */ i) => starts(i) && (i === xs.length - 1 || starts(i + 1));
    pen.globalAlpha = faint ? 0.25 : 1;
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = faint ? 1 : 2;
    pen.setLineDash(dashed ? [5, 4] : []);
    pen.beginPath();
    places.forEach((place, i) => {
      if (starts(i)) pen.moveTo(...place);
      else pen.lineTo(...place);
    });
    pen.stroke();
    pen.setLineDash([]);
    places.forEach((place, i) => {
      if (sign || alone(i)) this.drawSign(pen, sign, place);
    });
    pen.globalAlpha = 1;
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {"circle" | "diamond" | undefined} sign
   * @param {[number, number]} place
   */
  drawSign(pen, sign, [x, y]) {
    pen.beginPath();
    if (sign === "diamond") for (const [dx, dy] of DIAMOND) pen.lineTo(x + dx, y + dy);
    else pen.arc(x, y, 3, 0, 7);
    pen.fill();
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {number} x
   */
  drawMark(pen, x) {
    pen.strokeStyle = this.colour("--pp-muted");
    pen.lineWidth = 1;
    this.stroke(pen, [x, this.area.top], [x, this.area.bottom]);
  }

  /**
   * Each named line's value nearest to the marked place.
   * @param {Chart} chart
   * @param {number} wanted
   */
  write({ lines, scale }, wanted) {
    this.caption.replaceChildren(make("b", "", this.title));
    for (const line of lines) {
      if (!line.name) continue;
      const looks = ["key", line.sign, line.dashed && "dashed", line.note && "noted"];
      const item = make("span", looks.filter(Boolean).join(" "), `${line.name} `);
      item.style.setProperty("--key", line.colour);
      item.append(make("em", "", line.note || scale.exact(line.ys[nearest(line.xs, wanted)])));
      this.caption.append(item);
    }
    this.canvas.setAttribute("aria-label", this.caption.textContent ?? "");
  }
}
