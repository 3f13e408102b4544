// How to come in, as large as the wall: a picture for the phone's camera, an address and the code, and who
// is here already.
import { kept, make } from "../shared/dom.js";
import { fill } from "../shared/text.js";
import { picture } from "./picture.js";

export class Lobby {
  /** @param {Record<string, string>} words */
  constructor(words) {
    this.words = words;
    this.node = make("section", "lobby");
    this.frame = make("div", "frame");
    this.address = make("strong", "address");
    this.code = make("strong", "code");
    this.here = make("h2");
    this.people = make("ul", "people");
    /** @type {Map<string, HTMLElement>} by name, which nobody shares */
    this.known = new Map();
    const side = make("div", "side");
    const steps = make("ol", "steps");
    steps.append(
      this.step(words.step_open, this.address),
      this.step(words.step_code, this.code),
      this.step(words.step_name),
    );
    side.append(make("h1", "", words.welcome), steps);
    const present = make("div", "present");
    present.append(this.here, this.people);
    this.node.append(this.frame, side, present);
    this.link = "";
  }

  /**
   * @param {string} text
   * @param {HTMLElement} [value]
   */
  step(text, value) {
    const item = make("li");
    item.append(make("span", "", text));
    if (value) item.append(value);
    return item;
  }

  /** @param {{address: string, code: string, link: string, picture: string[], people: string[]}} told */
  show({ address, code, link, picture: rows, people }) {
    this.address.textContent = address;
    this.code.textContent = code;
    if (link !== this.link) {
      this.link = link;
      this.frame.hidden = !rows.length;
      if (rows.length) this.frame.replaceChildren(picture(rows));
      this.frame.setAttribute("role", "img");
      this.frame.setAttribute("aria-label", link);
    }
    this.here.textContent = people.length
      ? fill(this.words.here, { count: people.length })
      : this.words.nobody;
    kept(this.people, this.known, people, (name) => make("li", "", name)); // who has just come fades in
  }
}
