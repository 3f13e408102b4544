// What a class does: the curves, the board, and who trains what.
import { kept, make } from "../shared/dom.js";
import { fill, percent } from "../shared/text.js";
import { Board } from "./board.js";
import { Chart } from "./chart.js";
import { coloured } from "./lines.js";
import { picture } from "./picture.js";

const PLACES = 10; // on the board
const SHOWN = 12; // trainings that have a card

export class Stage {
  /** @param {Record<string, string>} words */
  constructor(words) {
    this.words = words;
    this.node = make("section", "stage");
    this.address = make("span", "address");
    this.code = make("button", "code-button");
    this.letters = make("strong", "code");
    this.frame = make("span", "frame");
    this.code.title = words.enlarge;
    this.code.append(this.letters, this.frame);
    this.held = make("p", "held", words.held);
    this.sets = make("div", "sets");
    /** @type {Map<string, HTMLButtonElement>} by data set */
    this.buttons = new Map();
    this.chart = new Chart(words);
    this.board = new Board(words);
    this.now = make("h2");
    this.training = make("ul", "training");
    this.chosen = ""; // a data set, by whoever leads; else the liveliest
    this.link = "";
    /** @type {Map<string, number>} */
    this.hues = new Map();
    /** @type {any} */
    this.last = null;
    new ResizeObserver(() => this.last && this.show(this.last)).observe(this.node);
    this.node.append(this.head(), this.curves(), this.board.node, this.foot());
  }

  head() {
    const [head, join] = [make("header"), make("p", "join")];
    join.append(make("span", "", this.words.join_at), this.address);
    head.append(make("h1", "", this.words.brand), join, this.code);
    return head;
  }

  curves() {
    const [box, head] = [make("article", "curves"), make("header")];
    this.nothing = make("p", "nothing", this.words.no_curves);
    head.append(make("h2", "", this.words.curves), this.sets);
    box.append(head, this.chart.node, this.nothing, this.held);
    return box;
  }

  foot() {
    const foot = make("footer");
    foot.append(this.now, this.training);
    return foot;
  }

  /** @param {any} told as the server's Board tells it, with how to come in */
  show(told) {
    this.address.textContent = told.address;
    this.letters.textContent = told.code;
    if (told.link !== this.link) {
      this.link = told.link;
      this.frame.replaceChildren(...(told.picture.length ? [picture(told.picture)] : []));
    }
    this.held.hidden = !told.held;
    const set = told.sets.find((/** @type {any} */ one) => one.data === this.chosen) ?? told.sets[0];
    this.offer(told.sets, set);
    this.showSet(set ?? { board: [], curves: [] });
    this.showTraining(told.training, told.held);
    this.last = told;
  }

  /**
   * @param {any[]} sets
   * @param {any} shown
   */
  offer(sets, shown) {
    const keys = sets.map(({ data }) => data);
    kept(this.sets, this.buttons, keys, (data) => this.choice(data)).forEach((button, i) => {
      button.textContent = sets[i].title;
      button.setAttribute("aria-pressed", String(sets[i] === shown));
    });
  }

  /** @param {string} data */
  choice(data) {
    const button = make("button");
    button.addEventListener("click", () => {
      this.chosen = data;
      this.show(this.last);
    });
    return button;
  }

  /** @param {any} set */
  showSet({ board, curves }) {
    const led = board.map((/** @type {any} */ row) => row.name);
    const others = curves.map((/** @type {any} */ curve) => curve.name);
    this.hues = coloured(this.hues, [...new Set([...led, ...others])]);
    if (this.nothing) this.nothing.hidden = curves.length > 0;
    this.chart.show(curves, this.hues);
    this.board.show(board.slice(0, PLACES), this.hues);
  }

  /**
   * @param {any[]} training
   * @param {boolean} held
   */
  showTraining(training, held) {
    const { words } = this;
    const count = training.length;
    this.now.textContent = count ? fill(held ? words.now_held : words.now, { count }) : words.now_none;
    const cards = training.slice(0, SHOWN).map(({ name, net, data, state, fraction }) => {
      const [card, bar, done] = [make("li"), make("i", "bar"), make("i")];
      card.dataset.state = held ? "paused" : state;
      done.style.width = percent(fraction, 1);
      bar.append(done);
      card.append(make("b", "", name), make("span", "", `${net} · ${data}`), bar);
      return card;
    });
    this.training.replaceChildren(...cards);
  }
}
