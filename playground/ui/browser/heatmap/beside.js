// Another network's map of the same class, beside the first one's: as large, and in the same colours. The
// address keeps which.
import { find, make } from "../shared/dom.js";
import { extremes } from "../shared/field.js";
import { chance, fill, number, sumText } from "../shared/text.js";
import { noteAddress } from "../shared/widget.js";
import { unpackedBy } from "./maps.js";
import { paintScale } from "./scale.js";
import { tool } from "./tool.js";

/**
 * @typedef {import("../heatmap.js").Class} Class
 *
 * @typedef {object} Side what one of the networks says
 * @property {string} name the network's
 * @property {Class} said of the class
 * @property {boolean} adds
 * @property {Float32Array} values
 * @property {number} rows
 * @property {number} columns
 * @property {string} src of what it saw
 */

const SIDE = 320; // pixels of each map
const AGAIN = 1000; // ms until the server is asked once more, while a network is on its way

export class Beside {
  /** @param {import("../heatmap.js").Look} look */
  constructor(look) {
    this.look = look;
    this.asked = look.place.take("beside"); // by the address
    this.wanted = this.asked; // the other network
    this.opening = this.asked !== null;
    /** @type {any} */
    this.answer = null;
    const about = () => ({ index: look.current.index, network: this.wanted });
    const { node, ask } = tool(look, "beside", about, (answer) => this.show(answer));
    this.node = node;
    this.ask = ask;
    this.which = find(node, "select", HTMLSelectElement);
    this.which.addEventListener("change", () => {
      this.wanted = this.which.value;
      ask();
    });
    this.node.addEventListener("toggle", () => this.note());
    look.photo.colours.addEventListener("change", () => this.draw());
    look.tools.push({ follow: () => this.open() });
  }

  /** Once there is something to compare, as the address has it. */
  open() {
    if (this.opening) this.node.open = true;
    this.opening = false;
  }

  note() {
    noteAddress({ beside: this.node.open ? this.answer?.network : null });
  }

  /** @param {any} answer */
  show(answer) {
    const { words } = this.look.view;
    const { networks, network, message, again } = answer;
    this.answer = answer;
    if (networks && this.asked && this.asked !== network) this.look.place.lacks("beside", this.asked);
    if (networks) this.asked = null;
    if (again) setTimeout(() => this.answer === answer && this.node.open && this.ask(), AGAIN);
    if (networks) this.offer(networks, network);
    const none = networks && !networks.length && fill(words.beside_none, this.look.current);
    find(this.node, ".account").textContent = message || none || answer.says;
    this.note();
    this.draw();
  }

  /**
   * @param {[string, string][]} networks
   * @param {string} chosen
   */
  offer(networks, chosen) {
    this.wanted = chosen ?? this.wanted;
    find(this.node, ".row").hidden = !networks.length;
    this.which.replaceChildren(...networks.map(([label, value]) => new Option(label, value)));
    if (chosen) this.which.value = chosen;
  }

  /** @returns {Side[]} */
  get sides() {
    const { view, maps, chosen, current } = this.look;
    const { name, adds, peak, map, rows, columns, seen, class: said } = this.answer;
    const [values] = unpackedBy([peak], map, rows * columns);
    const mine = { values: maps[chosen], rows: view.rows, columns: view.columns, src: view.seen.src };
    return [
      { name: view.network, said: current, adds: view.adds, ...mine },
      { name, said: { ...said, name: current.name }, adds, values, rows, columns, src: seen.src },
    ];
  }

  draw() {
    const { look, node } = this;
    const there = Boolean(this.answer?.map) && node.open;
    find(node, ".lead").textContent = fill(look.view.words.beside_lead, look.current);
    find(node, ".two").hidden = find(node, ".scale").hidden = !there;
    if (!there) return;
    const { sides } = this;
    const ends = sides.map(({ values }) => extremes(values));
    /** @type {[number, number]} */
    const around = [Math.min(ends[0][0], ends[1][0]), Math.max(ends[0][1], ends[1][1])];
    find(node, ".two").replaceChildren(...sides.map((side) => this.figure(side, around)));
    const { scheme, span } = look.colouring(around);
    paintScale(find(node, ".scale"), look.view.palettes[scheme], span);
  }

  /**
   * @param {Side} side
   * @param {[number, number]} around
   */
  figure({ name, said, adds, ...map }, around) {
    const { words } = this.look.view;
    const [figure, caption] = [make("figure"), make("figcaption")];
    const text = { name: said.name, probability: chance(said.probability), logit: number(said.logit) };
    caption.append(
      make("b", "", name),
      make("span", "", fill(words.beside_said, text)),
      make("small", "", adds ? sumText(said, words.sum) : fill(words.no_sum, text)),
    );
    figure.append(this.look.laid(map, SIDE, around), caption);
    return figure;
  }
}
