// The map taken apart: the feature maps with the largest weight × activation, each with its weight and
// their product, to be ticked off and on. The last term is all others together.
import { paintField } from "../shared/canvas.js";
import { find, make } from "../shared/dom.js";
import { smoothed, weighted } from "../shared/field.js";
import { within } from "../shared/scale.js";
import { addingUp, fill, hundredths, minus, percent, signed } from "../shared/text.js";
import { noteAddress } from "../shared/widget.js";
import { THUMB } from "./classes.js";
import { unpackedBy } from "./maps.js";
import { fromSpans, spansOf } from "./spans.js";
import { tool } from "./tool.js";

/**
 * @typedef {import("../heatmap.js").Look} Look
 *
 * @typedef {object} Term
 * @property {Float32Array} values a map that is already weighted
 * @property {number} share its part of the logit
 * @property {string} name
 * @property {HTMLInputElement} box ticked while it counts
 * @property {Float32Array} [feature] the map before it was weighted
 * @property {number} [weight]
 */

const TERM = 44; // pixels of a small map
const GREYS = Array.from({ length: 256 }, (_, i) => [i, i, i]);

/** @param {Term[]} terms */
const total = (terms) => terms.reduce((sum, { share }) => sum + share, 0);

function ticked() {
  const box = make("input");
  box.type = "checkbox";
  box.checked = true;
  return box;
}

export class Apart {
  /** @param {Look} look */
  constructor(look) {
    this.look = look;
    this.bias = 0;
    this.terms = /** @type {Term[]} */ ([]);
    const { node } = tool(
      look,
      "apart",
      () => ({ index: look.current.index }),
      (answer) => this.take(answer),
    );
    this.node = node;
    this.first = find(node, ".first input", HTMLInputElement);
    this.tally = find(node, ".tally p");
    /** @type {string | null} the terms that the address asks for */
    this.asked = null;
    node.addEventListener("toggle", () => node.open || noteAddress({ apart: null }));
    look.tools.push({ follow: () => this.open() });
    this.first.addEventListener("input", () => {
      this.terms.forEach(({ box }, i) => {
        box.checked = i < Number(this.first.value);
      });
      this.sumUp();
    });
  }

  /** Once there is something to take apart, as the address has it. */
  open() {
    this.asked = this.look.place.take("apart") ?? this.asked;
    if (this.asked !== null) this.node.open = true;
  }

  /** Ticks what the address asks for. */
  tickAsked() {
    if (this.asked === null) return;
    const on = fromSpans(this.asked, this.terms.length);
    if (!on) this.look.place.lacks("apart", this.asked);
    this.asked = null;
    if (!on) return;
    this.terms.forEach(({ box }, i) => {
      box.checked = on[i];
    });
    const off = on.indexOf(false);
    if (on.lastIndexOf(true) < off) this.first.value = String(off);
  }

  /** @param {any} answer */
  take(answer) {
    const { look } = this;
    this.tally.textContent = answer.message || "";
    this.bias = answer.bias;
    this.terms = answer.message ? [] : this.listed(answer);
    const shown = this.terms.length;
    if (shown && answer.others) this.terms.push(this.others(answer));
    this.first.max = String(this.terms.length); // before its value, which it bounds
    this.first.value = String(this.terms.length);
    find(this.node, ".lead").textContent = fill(look.view.words.apart_lead, {
      name: look.current.name,
      count: (shown + (answer.others || 0)).toLocaleString("en-US"),
      shown,
    });
    this.spread();
    if (!this.terms.length) return;
    this.tickAsked();
    this.sumUp();
  }

  /**
   * @param {any} answer
   * @returns {Term[]}
   */
  listed({ peaks, maps, weights, shares, channels }) {
    const { rows, columns, words } = this.look.view;
    return unpackedBy(peaks, maps, rows * columns).map((feature, i) => ({
      feature,
      weight: weights[i],
      values: feature.map((value) => value * weights[i]),
      share: shares[i],
      name: fill(words.apart_map, { channel: channels[i] + 1 }),
      box: this.checkbox(),
    }));
  }

  /**
   * What the terms that are not listed add to the map: what is left of it.
   * @param {{rest: number, others: number}} answer
   * @returns {Term}
   */
  others({ rest, others }) {
    const { look, terms } = this;
    const maps = [look.maps[look.chosen], ...terms.map(({ values }) => values)];
    return {
      values: weighted(maps, [1, ...terms.map(() => -1)]),
      share: rest,
      name: fill(look.view.words.apart_others, { count: others.toLocaleString("en-US") }),
      box: this.checkbox(),
    };
  }

  checkbox() {
    const box = ticked();
    box.addEventListener("change", () => this.sumUp());
    return box;
  }

  spread() {
    const peaks = this.terms
      .filter(({ feature }) => feature)
      .map(({ values }) => Math.max(...values.map(Math.abs)));
    const highest = Math.max(0, ...peaks);
    find(this.node, ".terms").replaceChildren(...this.terms.map((term) => this.card(term, highest)));
  }

  /**
   * @param {Term} term
   * @param {number} highest the largest magnitude of the listed products, so that their colours compare
   */
  card({ box, name, feature, weight = 0, values, share }, highest) {
    const label = make("label", "term");
    const product = make("span", "product");
    if (feature) {
      const high = Math.max(...feature);
      const map = this.square(feature, GREYS, (value) => (high > 0 ? value / high : 0.5));
      product.append(
        map,
        make("span", "", "×"),
        make("b", "", minus(weight.toFixed(2))),
        make("span", "", "="),
      );
    }
    const place = (/** @type {number} */ value) => (highest > 0 ? (value / highest + 1) / 2 : 0.5);
    product.append(
      this.square(values, this.look.view.palettes.signed, place),
      make("b", "share", signed(share)),
    );
    label.append(box, make("span", "name", name), product);
    return label;
  }

  /**
   * @param {Float32Array} values
   * @param {number[][]} palette
   * @param {(value: number) => number} place of a value in it
   */
  square(values, palette, place) {
    const node = make("canvas");
    const { rows, columns } = this.look.view;
    const field = smoothed({ values, rows, columns }, [TERM, TERM]);
    paintField(node, field, [TERM, TERM], palette, (value) => [within(place(value), 0, 1), 1]);
    return node;
  }

  /** The map and the logit of what is ticked. */
  sumUp() {
    const { look, terms, bias } = this;
    const { words, rows, columns } = look.view;
    const on = terms.filter(({ box }) => box.checked);
    const all = on.length === terms.length;
    noteAddress({ apart: all ? null : spansOf(terms.map(({ box }) => box.checked)) });
    const [whole, part] = [total(terms), total(on)];
    const [sum, shownBias, logit] = addingUp(part, bias);
    const tally = fill(all ? words.apart_whole : words.apart_part, {
      sum: signed(sum),
      bias: signed(shownBias),
      logit: hundredths(logit),
      whole: hundredths(whole + bias),
      share: whole ? minus(percent(part / whole, 0)) : "–",
    });
    this.tally.textContent = tally;
    const count = Number(this.first.value);
    const text = count < terms.length ? words.apart_first : words.apart_all;
    find(this.node, ".first span").textContent = fill(text, { count });
    const maps = on.map(({ values }) => values);
    const map = weighted([new Float32Array(rows * columns), ...maps], [0, ...maps.map(() => 1)]);
    look.put(all ? null : { values: map, around: map, sum: tally, by: "apart" });
    find(this.node, ".thumb").replaceWith(look.thumbnail(look.shown, THUMB));
  }
}
