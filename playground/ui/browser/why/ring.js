// A ring of eight clouds and three games that learn to draw them, trained on the server a slice at a time,
// for as long as this asks.
import { find } from "../shared/dom.js";
import { Game } from "./game.js";
import { head } from "./part.js";

const GAMES = ["dcgan", "wgan", "wgan_gp"];
const SEEDS = 10000;

/** A name that nobody else's games have. */
function fresh() {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(12)));
  return bytes.map((b) => b.toString(16).padStart(2, "0")).join("");
}

export class Ring {
  /**
   * @param {HTMLElement} box
   * @param {{words: Record<string, string>, ring: import("./game.js").Clouds}} value
   * @param {(asked: {name: string, seed: number, rate: string}) => Promise<any>} ask the server for {games, part}
   * @param {(text?: string) => void} complain
   */
  constructor(box, { words, ring }, ask, complain) {
    this.box = box;
    this.words = words;
    this.ask = ask;
    this.complain = complain;
    this.playing = find(box, ".play");
    this.rate = find(box, "select", HTMLSelectElement);
    this.told = find(box, ".told");
    this.seed = 0;
    this.name = fresh(); // of these games, on the server
    this.running = false;
    this.turn = 0; // number of the newest of the loops that ask
    this.part = 0; // of the training
    head(box, words, "ring", "1611.02163");
    find(box, ".rate span").textContent = words.rate;
    this.rate.replaceChildren(...["slow", "equal"].map((rate) => new Option(words[`rate_${rate}`], rate)));
    this.games = GAMES.map((kind) => new Game(kind, words, ring));
    find(box, ".games").append(...this.games.map(({ figure }) => figure));
    this.listen();
    this.again(0);
  }

  listen() {
    const anew = find(this.box, ".anew");
    anew.textContent = this.words.anew;
    anew.addEventListener("click", () => this.again(Math.floor(Math.random() * SEEDS)));
    this.rate.addEventListener("change", () => this.again(this.seed));
    this.playing.addEventListener("click", () => this.toggle());
    const recolour = () => this.part || this.clear(); // dark or light
    new MutationObserver(recolour).observe(document.body, { attributeFilter: ["class"] });
  }

  toggle() {
    if (this.running) {
      this.running = false;
      this.label();
      return;
    }
    if (this.part >= 1) this.again(this.seed + 1);
    this.run();
  }

  /** @param {any} answer */
  show({ part, games }) {
    this.part = part;
    this.games.forEach((game, i) => {
      game.show(part, games[i]);
    });
  }

  clear() {
    this.name = fresh();
    this.part = 0;
    this.told.textContent = "";
    for (const game of this.games) game.clear();
  }

  label() {
    const { words, part } = this;
    const begun = part > 0 && part < 1;
    this.playing.textContent = this.running ? words.stop : begun ? words.go_on : words.play;
  }

  /** @param {number} seed */
  again(seed) {
    this.seed = seed;
    this.clear();
    this.label();
  }

  async run() {
    const turn = ++this.turn;
    this.running = true;
    this.label();
    while (this.running && this.part < 1 && this.box.isConnected) {
      const { name, seed } = this;
      const asked = { name, seed, rate: this.rate.value };
      const answer = await Promise.resolve(this.ask(asked)).catch(() => undefined);
      if (turn !== this.turn) return; // stopped, and gone on with meanwhile
      if (name !== this.name) continue; // begun anew meanwhile
      this.complain(answer ? answer.problem : this.words.lost);
      if (!answer || answer.problem) break;
      this.show(answer);
    }
    this.running = false;
    this.label();
    if (this.part >= 1) this.told.textContent = this.words.ring_end;
  }
}
