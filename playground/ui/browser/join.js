// In a class: asks a visitor of the page what he would be called, once; his name stands in a corner then.
// Whoever came by the code's picture has the code in his address already.
import { make } from "./shared/dom.js";

/** @typedef {Record<string, string>} Words */
/** @typedef {{name?: string, error?: string}} Told */

/**
 * @param {string} path
 * @param {unknown} [given]
 * @returns {Promise<Told>}
 */
async function ask(path, given) {
  const headers = { "content-type": "application/json" };
  const sent = given ? { method: "POST", body: JSON.stringify(given), headers } : {};
  const answer = await window.fetch(new URL(`class/${path}`, document.baseURI), sent);
  return answer.json();
}

class Joining {
  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.known = "";
    this.badge = make("button");
    this.badge.id = "class-name";
    this.badge.addEventListener("click", () => this.open());
    this.dialog = make("dialog");
    this.dialog.id = "class-join";
    this.dialog.setAttribute("aria-label", words.join_title);
    this.name = this.field("name", words.your_name, 24);
    this.code = this.field("code", words.your_code, 6);
    this.code.autocapitalize = "characters";
    this.code.value = new URLSearchParams(window.location.search).get("class") ?? "";
    this.coded = this.code.value !== "";
    this.trouble = make("p", "trouble");
    this.trouble.setAttribute("role", "alert");
    const form = make("form");
    const [join, later] = [make("button", "go", words.join), make("button", "", words.later)];
    join.type = "submit";
    later.addEventListener("click", () => this.dialog.close());
    form.append(make("h2", "", words.join_title), make("p", "", words.join_lead));
    form.append(this.labelled(this.name), this.labelled(this.code), this.trouble, join, later);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.join();
    });
    this.dialog.append(form);
    document.body.append(this.dialog, this.badge);
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {number} most
   */
  field(name, label, most) {
    const input = make("input");
    Object.assign(input, { name, maxLength: most, required: true, autocomplete: "off", placeholder: label });
    input.spellcheck = false;
    return input;
  }

  /** @param {HTMLInputElement} input */
  labelled(input) {
    const label = make("label");
    label.append(make("span", "", input.placeholder), input);
    input.placeholder = "";
    return label;
  }

  open() {
    this.name.value = this.known;
    this.ask();
    this.dialog.showModal();
    this.name.focus();
  }

  /** Ask for the code of who needs one and has none. */
  ask() {
    const needed = !this.known && !this.coded;
    this.code.required = needed;
    if (this.code.parentElement) this.code.parentElement.hidden = !needed;
  }

  async join() {
    /** @type {Told} */
    const silence = { error: this.words.silence };
    const given = { name: this.name.value, code: this.code.value };
    const told = await ask("join", given).catch(() => silence);
    this.trouble.textContent = told.error ?? "";
    if (told.error) {
      this.coded = false; // what the address says may be the code of another day
      this.ask();
      return;
    }
    this.show(told.name ?? "");
    this.dialog.close();
  }

  /** @param {string} name */
  show(name) {
    this.known = name;
    this.badge.textContent = name || this.words.join_title;
    this.badge.title = this.words.rename;
  }
}

/** @param {Record<string, Words>} words by language */
export async function start(words) {
  if (document.readyState === "loading")
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  const asked = window.navigator.languages.map((language) => language.slice(0, 2).toLowerCase());
  const joining = new Joining(words[asked.find((code) => code in words) ?? "en"]);
  /** @type {Told} */
  const nobody = {};
  const { name = "" } = await ask("me").catch(() => nobody);
  joining.show(name);
  if (!name) joining.open();
}
