// What maps are worth: the class's probability as the hottest, the coldest, random pixels are covered, for
// each method that is ticked, one after the other.
import { colourAt, find, findAll } from "../shared/dom.js";
import { Plot, SHARES } from "../shared/plot.js";
import { fill, signed } from "../shared/text.js";
import { tool } from "./tool.js";
import { Work } from "./work.js";

/** @type {Record<"hottest" | "coldest" | "random", string>} */
const ORDERS = { hottest: "#e5533d", coldest: "#4d9de0", random: "#8a8f98" };

export class Faithful {
  /** @param {import("../heatmap.js").Look} look */
  constructor(look) {
    this.look = look;
    /** @type {string[]} methods that are still to be tried, the one under way first */
    this.queue = [];
    this.wanted = 0; // how many there were
    /** @type {Record<"seconds" | "passes", Record<string, number>> | null} of each method */
    this.costs = null;
    const { node, ask } = tool(
      look,
      "faithful",
      () => ({ index: look.current.index, method: this.queue[0], go: this.queue.length > 0 }),
      (answer) => this.show(answer),
    );
    this.node = node;
    this.ask = ask;
    this.tried = findAll(node, ".methods input", HTMLInputElement);
    this.work = new Work(
      look,
      node,
      () => this.tryAll(),
      () => this.stop(),
    );
    this.listen();
  }

  listen() {
    const follow = () => {
      this.queue = [];
      this.clear();
    };
    this.look.tools.unshift({ follow }); // before it is asked anew
    this.node.addEventListener("toggle", () => {
      if (!this.node.open) this.queue = [];
    });
    for (const box of this.tried) {
      box.addEventListener("change", () => {
        if (!this.queue.length) this.offer();
      });
    }
  }

  get ticked() {
    return this.tried.filter((box) => box.checked).map((box) => box.value);
  }

  stop() {
    this.queue = [];
    this.ask();
  }

  tryAll() {
    this.queue = this.ticked;
    this.wanted = this.queue.length;
    this.clear();
    this.ask();
  }

  clear() {
    find(this.node, ".curves").replaceChildren();
    find(this.node, ".account").textContent = "";
  }

  /** @param {any} answer */
  show(answer) {
    if (this.work.told(answer, this.wanted - this.queue.length, this.wanted)) return;
    if (answer.message) {
      this.queue = [];
      find(this.node, ".account").textContent = answer.message;
    } else if (answer.cost) {
      this.costs = answer.cost;
      this.offer();
    } else {
      this.draw(answer);
      this.queue.shift();
      if (this.queue.length) this.ask();
      else this.offer();
    }
  }

  offer() {
    const { costs } = this;
    if (!costs) return;
    const all = (/** @type {"seconds" | "passes"} */ kind) =>
      this.ticked.reduce((sum, method) => sum + costs[kind][method], 0);
    this.work.offer(all("passes"), all("seconds"));
  }

  /** @param {{method: string, score: number, covered: number[]} & Record<"hottest" | "coldest" | "random", number[]>} answer */
  draw({ method, score, covered, ...curves }) {
    const { words } = this.look.view;
    const title = this.tried.find((box) => box.value === method)?.nextElementSibling?.textContent;
    const scored = fill(words.faithful_score, { method: title, score: signed(score) });
    const plot = new Plot(scored, (name) => colourAt(this.look.element, name));
    find(this.node, ".curves").append(plot.box);
    const orders = /** @type {("hottest" | "coldest" | "random")[]} */ (Object.keys(ORDERS));
    const lines = orders.map((order) => ({
      xs: covered.map((share) => 100 * share),
      ys: curves[order],
      colour: ORDERS[order],
      name: words[`faithful_${order}`],
      dashed: order === "random",
    }));
    const paint = () => plot.paint({ lines, scale: SHARES, axis: words.faithful_axis, cursor: 50 });
    new ResizeObserver(paint).observe(plot.canvas); // also once it has a size at all
  }
}
