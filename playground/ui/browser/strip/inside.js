// What the way is like, as two curves under the slider's place; and under each of nine frames, the
// training image that is nearest to it.
import { find, findAll, make } from "../shared/dom.js";
import { decoded, tile } from "../shared/sheet.js";
import { shape } from "../shared/svg.js";
import { fill } from "../shared/text.js";
import { curvePoints, highest, middleOfFirst } from "./curve.js";

const HIGH = 90; // of a curve, in pixels

export class Inside {
  /**
   * @param {HTMLElement} root
   * @param {() => Promise<any>} nearest asks the server for the nearest training images
   */
  constructor(root, nearest) {
    this.root = root;
    this.nearest = nearest;
    this.memory = find(root, ".memory", HTMLButtonElement);
    this.found = find(root, ".found");
    this.lengths = find(root, "svg.lengths", SVGElement);
    this.changes = find(root, "svg.changes", SVGElement);
    /** @type {Record<string, string>} */
    this.words = {};
    this.wide = 600; // as the curves are drawn, so that their letters keep their size
    this.at = 0;
    this.walks = 0; // how many were drawn, by which a late answer is known
    this.memory.addEventListener("click", () => this.compare());
  }

  /** @param {Record<string, string>} words */
  label(words) {
    this.words = words;
    find(this.root, ".inside summary").textContent = words.inside;
    find(this.root, ".lengths-why").textContent = words.lengths;
    find(this.root, ".changes-why").textContent = words.changes;
    this.memory.textContent = words.nearest;
  }

  /**
   * @param {SVGElement} svg
   * @param {Record<string, number[]>} curves over the whole width
   * @param {number} digits of the axis's upper end
   */
  plot(svg, curves, digits) {
    const top = highest(Object.values(curves));
    svg.setAttribute("viewBox", `0 0 ${this.wide} ${HIGH}`);
    svg.replaceChildren(
      ...Object.entries(curves).map(([name, values]) =>
        shape("polyline", { class: name, points: curvePoints(values, top, [this.wide, HIGH]) }),
      ),
      shape("text", { x: 4, y: 12 }, (top / 1.1).toFixed(digits)),
      shape("text", { x: 4, y: HIGH - 4 }, "0"),
      shape("line", { class: "cursor", y1: 0, y2: HIGH }),
    );
  }

  /** @param {any} walk */
  draw({ lengths, changes, seeds }) {
    this.walks++;
    this.found.hidden = true; // it was of another walk
    this.wide = this.root.clientWidth || this.wide;
    const { sphere, line } = lengths;
    this.plot(this.lengths, { sphere, line }, 1);
    const segments = seeds.length - 1;
    const top = highest([sphere, line]);
    const x = this.wide / 2 / segments;
    for (const [name, values, word, below] of [
      ["sphere", sphere, this.words.arc, -6],
      ["line", line, this.words.straight, 16],
    ]) {
      const y = HIGH - (HIGH * middleOfFirst(values, segments)) / top + below;
      this.lengths.append(shape("text", { class: name, x, y, "text-anchor": "middle" }, word));
    }
    this.plot(this.changes, { sphere: changes }, 3);
    this.point(this.at);
  }

  /** @param {number} at where the slider stands, 0 to 1 */
  point(at) {
    this.at = at;
    for (const mark of findAll(this.root, ".inside .cursor", SVGElement)) {
      mark.setAttribute("x1", String(at * this.wide));
      mark.setAttribute("x2", String(at * this.wide));
    }
  }

  async compare() {
    const walk = this.walks;
    this.memory.textContent = this.words.waiting;
    const answer = await this.nearest();
    this.memory.textContent = this.words.nearest;
    if (!answer || walk !== this.walks) return;
    this.found.hidden = false;
    const [nine, told] = [find(this.found, ".nine"), find(this.found, "p")];
    if (answer.problem) {
      nine.replaceChildren();
      told.textContent = answer.problem;
      return;
    }
    const sheet = await decoded(answer);
    const distances = /** @type {number[]} */ (answer.distances);
    nine.replaceChildren(
      ...distances.map((distance, i) => {
        const one = make("figure");
        one.append(tile(sheet, i), make("figcaption", "", distance.toFixed(2)));
        return one;
      }),
    );
    const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
    told.textContent = fill(this.words.near, { mean: mean.toFixed(2), test: answer.held_out.toFixed(2) });
  }
}
