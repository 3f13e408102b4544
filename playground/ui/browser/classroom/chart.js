// Everybody's curves laid over each other: the leaders' in colour and with their names, the others' faint.
import { scaled, ticks } from "../shared/scale.js";
import { draw, shape } from "../shared/svg.js";
import { percent } from "../shared/text.js";
import { apart, brief, span } from "./lines.js";

/** @typedef {import("./lines.js").Curve} Curve */

const HEIGHT = 480; // of the drawing, in its own units; it is as wide as its window has room for
const [LEFT, TOP, BOTTOM] = [72, 14, HEIGHT - 42];
const NAMES = 190; // units for the names on the right
const GAP = 32; // between two of them

export class Chart {
  /** @param {Record<string, string>} words */
  constructor(words) {
    this.words = words;
    this.node = shape("svg", { class: "chart", role: "img", "aria-label": words.curves });
    this.right = 0; // where the curves' room ends
  }

  /**
   * @param {Curve[]} curves
   * @param {Map<string, number>} hues by name
   */
  show(curves, hues) {
    const { clientWidth, clientHeight } = this.node;
    if (!clientHeight) return;
    const width = (HEIGHT * clientWidth) / clientHeight;
    this.node.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.right = width - NAMES;
    const x = scaled(0, span(curves), LEFT, this.right);
    const y = scaled(0, 1, BOTTOM, TOP);
    this.node.replaceChildren();
    this.drawAxes(x, y, span(curves));
    const led = curves.filter(({ name }) => hues.has(name));
    for (const curve of curves.filter(({ name }) => !hues.has(name))) this.drawLine(curve, x, y, "");
    for (const curve of led) this.drawLine(curve, x, y, `hue-${hues.get(curve.name)}`);
    const ends = led.map(({ points }) => y(points[points.length - 1][1]));
    const heights = apart(ends, GAP, BOTTOM);
    led.forEach(({ name, points }, i) => {
      const hue = `hue-${hues.get(name)}`;
      const end = x(points[points.length - 1][0]);
      draw(this.node, "path", {
        d: `M${end + 8} ${ends[i]}L${this.right + 10} ${heights[i]}`,
        class: `lead ${hue}`,
      });
      draw(this.node, "text", { x: this.right + 16, y: heights[i] + 9, class: `name ${hue}` }, brief(name));
    });
  }

  /**
   * @param {(seconds: number) => number} x
   * @param {(share: number) => number} y
   * @param {number} seconds
   */
  drawAxes(x, y, seconds) {
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      draw(this.node, "path", { d: `M${LEFT} ${y(share)}H${this.right}`, class: "grid" });
      draw(this.node, "text", { x: LEFT - 12, y: y(share) + 8, class: "mark end" }, percent(share, 0));
    }
    const label = this.words.seconds;
    const marks = ticks(0, seconds, 5).filter((at) => at < 0.9 * seconds || at === 0);
    for (const at of marks)
      draw(this.node, "text", { x: x(at), y: HEIGHT - 14, class: "mark middle" }, Math.round(at));
    draw(this.node, "text", { x: this.right, y: HEIGHT - 14, class: "mark end" }, label);
  }

  /**
   * @param {Curve} curve
   * @param {(seconds: number) => number} x
   * @param {(share: number) => number} y
   * @param {string} hue
   */
  drawLine({ points, going }, x, y, hue) {
    const places = points.map(([s, a]) => `${x(s).toFixed(1)} ${y(a).toFixed(1)}`);
    draw(this.node, "path", { d: `M${places.join("L")}`, class: `line ${hue || "other"}` });
    if (!going) return;
    const [cx, cy] = places[places.length - 1].split(" ");
    draw(this.node, "circle", { cx, cy, r: hue ? 7 : 4, class: `tip ${hue || "other"}` });
  }
}
