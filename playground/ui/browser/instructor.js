// Whoever leads a class: halts all trainings, sets limits, sees who is here, takes everything along, clears up.
import { ask, key, Refusal, watch } from "./classroom/ask.js";
import { complain, find, kept, make } from "./shared/dom.js";
import { fill, percent } from "./shared/text.js";

const PAUSE = 2000; // ms

class Desk {
  /** @param {Record<string, string>} words */
  constructor(words) {
    this.words = words;
    this.root = find(document, "main");
    this.code = make("strong", "code");
    this.wall = make("a", "button", words.open_wall);
    this.wall.target = "_blank";
    this.count = make("p", "muted");
    this.hold = make("button", "go");
    this.hold.id = "hold";
    this.hold.addEventListener("click", () => this.act("hold", { held: !this.told?.held }));
    this.trouble = this.line();
    this.refused = this.line(); // what was asked for last, and is not done
    this.people = make("tbody");
    /** @type {Map<string, HTMLTableRowElement>} by name, which nobody shares */
    this.rows = new Map();
    this.known = ""; // the limits as they were shown last
    this.seconds = this.number("seconds");
    this.going = this.number("going");
    this.root.append(
      this.head(),
      this.limits(),
      this.list(),
      this.all(),
      this.clearing(),
      this.refused,
      this.trouble,
    );
    this.look = watch(
      () => `desk?at=${encodeURIComponent(window.location.origin + window.location.pathname)}`,
      PAUSE,
      (told) => this.show(told),
      (sentence) => complain(this.trouble, sentence),
      words.silence,
    );
  }

  line() {
    const line = make("p", "trouble");
    line.setAttribute("role", "status");
    line.hidden = true;
    return line;
  }

  /** @param {string} name */
  number(name) {
    const input = make("input");
    Object.assign(input, { type: "number", name, min: 1, step: 1, required: true });
    return input;
  }

  /**
   * @param {string} title
   * @param {...Node} parts
   */
  card(title, ...parts) {
    const card = make("section");
    card.append(make("h2", "", title), ...parts);
    return card;
  }

  head() {
    const head = make("header");
    const titles = make("div");
    titles.append(make("h1", "", this.words.instructor), this.count);
    head.append(titles, this.code, this.wall, this.hold);
    return head;
  }

  limits() {
    const form = make("form");
    const labelled = (/** @type {string} */ text, /** @type {HTMLInputElement} */ input) => {
      const label = make("label");
      label.append(make("span", "", text), input);
      return label;
    };
    const set = make("button", "", this.words.set);
    set.type = "submit";
    form.append(
      labelled(this.words.limit_seconds, this.seconds),
      labelled(this.words.limit_going, this.going),
      set,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.act("limits", { seconds: this.seconds.value, going: this.going.value });
    });
    return this.card(this.words.limits, form, make("p", "muted", this.words.limits_tell));
  }

  list() {
    const table = make("table");
    const head = make("thead");
    const row = head.appendChild(make("tr"));
    for (const name of ["name", "trains", "best", ""])
      row.append(make("th", "", name && this.words[`column_${name}`]));
    table.append(head, this.people);
    this.guests = make("p", "muted");
    return this.card(this.words.who, table, this.guests);
  }

  /** A form, as what it brings is saved while it comes; the secret goes in its body, and into no address. */
  all() {
    const form = make("form");
    const secret = make("input");
    Object.assign(secret, { type: "hidden", name: "secret" });
    form.method = "post";
    form.action = new URL("class/archive", document.baseURI).href;
    const get = make("button", "", this.words.download);
    get.type = "submit";
    form.append(secret, get);
    form.addEventListener("submit", () => {
      secret.value = key();
    });
    return this.card(this.words.everything, form, make("p", "muted", this.words.everything_tell));
  }

  clearing() {
    const [clear, really] = [make("button", "", this.words.clear), make("button", "danger")];
    really.hidden = true;
    this.really = really;
    clear.addEventListener("click", () => {
      really.hidden = !really.hidden;
    });
    really.addEventListener("click", () => {
      really.hidden = true;
      this.act("clear", {});
    });
    const row = make("div", "row");
    row.append(clear, really);
    return this.card(this.words.clear_up, row, make("p", "muted", this.words.clear_tell));
  }

  /**
   * @param {string} path
   * @param {unknown} given
   */
  async act(path, given) {
    complain(this.refused);
    try {
      await ask(path, given);
      this.known = "";
      this.look();
    } catch (error) {
      complain(this.refused, error instanceof Refusal ? error.message : this.words.silence);
    }
  }

  /** @param {any} told */
  show(told) {
    const { words } = this;
    this.told = told;
    this.code.textContent = told.code;
    this.wall.href = `${new URL("projector", document.baseURI).href}#${told.wall}`;
    this.hold.textContent = told.held ? words.release : words.hold;
    this.hold.dataset.held = String(told.held);
    const count = { people: told.people.length, training: told.training.length, runs: told.runs };
    this.count.textContent = fill(words.counts, count);
    if (this.really) this.really.textContent = fill(words.really, { count: told.runs });
    const limits = `${told.seconds} ${told.going}`;
    if (limits !== this.known) {
      this.known = limits; // what is being typed stays, until somebody has set another
      Object.assign(this.seconds, { value: told.seconds, max: told.most_seconds });
      Object.assign(this.going, { value: told.going, max: told.most_going });
    }
    for (const row of kept(this.people, this.rows, told.people, (name) => this.row(name)))
      this.fill(row, told);
    if (this.guests) complain(this.guests, told.guests ? fill(words.guests, { count: told.guests }) : "");
  }

  /** @param {string} name */
  row(name) {
    const [row, forget] = [make("tr"), make("button", "small", this.words.forget)];
    forget.title = this.words.forget_tell;
    forget.setAttribute("aria-label", `${this.words.forget}: ${name}`);
    forget.addEventListener("click", () => this.act("forget", { name }));
    for (const content of [make("b", "", name), "", "", forget]) row.appendChild(make("td")).append(content);
    row.dataset.name = name;
    return row;
  }

  /**
   * What somebody trains, and has reached.
   * @param {HTMLTableRowElement} row
   * @param {any} told
   */
  fill(row, told) {
    const own = (/** @type {any} */ one) => one.name === row.dataset.name;
    const trains = told.training
      .filter(own)
      .map((/** @type {any} */ one) => `${one.net} · ${one.data} · ${percent(one.fraction, 0)}`);
    const best = told.sets.flatMap((/** @type {any} */ set) =>
      set.board.filter(own).map((/** @type {any} */ one) => `${set.title} ${percent(one.accuracy, 1)}`),
    );
    row.cells[1].textContent = trains.join(", ") || "–";
    row.cells[2].textContent = best.join(", ") || "–";
  }
}

/** @param {Record<string, string>} words */
export function start(words) {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const tint = () => document.documentElement.classList.toggle("dark", dark.matches);
  dark.addEventListener("change", tint);
  tint();
  new Desk(words);
}
