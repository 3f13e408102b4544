// How often the map's box finds the thing, over all test images whose true boxes are known: of this network
// and of its twin that pools otherwise. The server counts.
import { colourAt, find, make } from "../shared/dom.js";
import { Plot, SHARES } from "../shared/plot.js";
import { fill, percent } from "../shared/text.js";
import { tool } from "./tool.js";
import { Work } from "./work.js";

/** @typedef {{name: string, pool: string, accuracy: number, found: number[]}} Row found: one share for each threshold */

const COLOURS = ["#e5533d", "#4d9de0"];
const MIDDLE = "#8a8f98";
const TABLE = [0.2, 0.4, 0.6]; // the thresholds that the table has

export class Tested {
  /** @param {import("../heatmap.js").Look} look */
  constructor(look) {
    this.look = look;
    const { node, ask } = tool(
      look,
      "tested",
      () => this.question(),
      (answer) => this.show(answer),
    );
    this.node = node;
    this.work = new Work(look, node, ask);
    look.tools.unshift({ follow: () => this.follow() });
  }

  /** Only where the true boxes are known. */
  follow() {
    this.clear();
    this.node.hidden = !this.look.view.boxed;
    if (this.node.hidden) this.node.open = false;
  }

  /** What it costs takes a while too: the images are drawn. */
  question() {
    const { going } = this.work;
    find(this.node, ".account").textContent = going ? "" : this.look.view.words.tested_costing;
    return { go: going };
  }

  clear() {
    find(this.node, "table").hidden = true;
    find(this.node, ".curves").replaceChildren();
    find(this.node, ".account").textContent = "";
  }

  /** @param {any} answer */
  show(answer) {
    if (this.work.told(answer)) return;
    this.clear();
    if (answer.message) find(this.node, ".account").textContent = answer.message;
    else if (answer.cost) this.work.offer(answer.cost.passes, answer.cost.seconds);
    else this.draw(answer);
  }

  /** @param {{images: number, shares: number[], middle: number, rows: Row[]}} answer */
  draw({ images, shares, middle, rows }) {
    const { words } = this.look.view;
    const count = images.toLocaleString("en-US");
    find(this.node, ".account").textContent = fill(words.tested_of, { count });
    const whole = [...rows.map(({ found }) => found), shares.map(() => middle)];
    const names = [...rows.map(({ name }) => name), words.tested_middle];
    const places = TABLE.map((share) => shares.indexOf(share));
    const lines = names.map((name, i) => {
      const cells = places.map((place) => percent(whole[i][place], 1));
      return [name, ...cells, rows[i] ? percent(rows[i].accuracy, 2) : ""];
    });
    const head = ["", ...TABLE.map((share) => percent(share, 0)), words.tested_right];
    this.tabulate(
      head,
      lines,
      rows.map(({ pool }) => pool),
    );
    this.plot(
      names.map((name, i) => ({
        xs: shares.map((share) => 100 * share),
        ys: whole[i],
        colour: COLOURS[i] && rows[i] ? COLOURS[i] : MIDDLE,
        name,
        dashed: !rows[i],
      })),
    );
  }

  /**
   * @param {string[]} head
   * @param {string[][]} lines
   * @param {string[]} pools of the first lines' networks
   */
  tabulate(head, lines, pools) {
    const table = find(this.node, "table");
    const row = (/** @type {string[]} */ cells, /** @type {boolean} */ heading) => {
      const line = make("tr");
      line.append(...cells.map((text, i) => make(heading || !i ? "th" : "td", "", text)));
      return line;
    };
    const body = lines.map((cells) => row(cells, false));
    for (const [i, pool] of pools.entries()) find(body[i], "th").append(make("small", "", pool));
    table.replaceChildren(row(head, true), ...body);
    table.hidden = false;
  }

  /** @param {import("../shared/plot.js").Line[]} lines */
  plot(lines) {
    const { words } = this.look.view;
    const plot = new Plot(words.tested_title, (name) => colourAt(this.look.element, name));
    find(this.node, ".curves").append(plot.box);
    const paint = () => plot.paint({ lines, scale: SHARES, axis: words.tested_axis, cursor: 20 });
    new ResizeObserver(paint).observe(plot.canvas); // also once it has a size at all
  }
}
