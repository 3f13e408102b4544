// The best accuracies. A row keeps its place in the document and slides to its rank.
import { kept, make } from "../shared/dom.js";
import { percent } from "../shared/text.js";

export class Board {
  /** @param {Record<string, string>} words */
  constructor(words) {
    this.words = words;
    this.node = make("article", "board");
    this.rows = make("ol");
    this.none = make("p", "nothing", words.no_board);
    this.note = make("p", "note", words.validated);
    this.node.append(make("h2", "", words.board), this.rows, this.none, this.note);
    /** @type {Map<string, HTMLElement>} by name */
    this.known = new Map();
  }

  /**
   * @param {{name: string, net: string, accuracy: number, tested: boolean}[]} board
   * @param {Map<string, number>} hues
   */
  show(board, hues) {
    const names = board.map(({ name }) => name);
    const standing = [...this.known.keys()].filter((name) => names.includes(name));
    kept(this.rows, this.known, [...new Set([...standing, ...names])], () => make("li"));
    board.forEach(({ name, net, accuracy, tested }, rank) => {
      const row = this.known.get(name);
      if (!row) return;
      row.style.setProperty("--rank", String(rank));
      row.className = hues.has(name) ? `hue-${hues.get(name)}` : "";
      row.dataset.rank = String(rank + 1);
      row.setAttribute("aria-posinset", String(rank + 1));
      const share = make("em", "", percent(accuracy, 1));
      if (!tested) share.append(make("sup", "", "v"));
      row.replaceChildren(make("i", "rank", rank + 1), make("b", "", name), make("span", "", net), share);
    });
    this.none.hidden = board.length > 0;
    this.note.hidden = board.every(({ tested }) => tested);
  }
}
