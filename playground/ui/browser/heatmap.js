// Shows {network, photo, seen, classes, maps, rows, columns, adds, knows, palettes, words}, or {message}: a
// photo, the classes, and over the photo the map of the chosen one. Its parts are in heatmap/.
import { Apart } from "./heatmap/apart.js";
import { Beside } from "./heatmap/beside.js";
import { Classes } from "./heatmap/classes.js";
import { Covered } from "./heatmap/covered.js";
import { Faithful } from "./heatmap/faithful.js";
import { listenToLink } from "./heatmap/link.js";
import { unpacked } from "./heatmap/maps.js";
import { Method } from "./heatmap/method.js";
import { Pair } from "./heatmap/pair.js";
import { Photo } from "./heatmap/photo.js";
import { Place } from "./heatmap/place.js";
import { listenToSave } from "./heatmap/save.js";
import { SCHEMES, shading } from "./heatmap/schemes.js";
import { Tested } from "./heatmap/tested.js";
import { Toy } from "./heatmap/toy.js";
import { paintField } from "./shared/canvas.js";
import { complain, find, findAll, make, picture } from "./shared/dom.js";
import { extremes, smoothed } from "./shared/field.js";
import { fill } from "./shared/text.js";
import { noteAddress } from "./shared/widget.js";

/**
 * @typedef {import("./shared/widget.js").Widget} Widget
 *
 * @typedef {object} Class
 * @property {number} index among all that the network knows
 * @property {string} name
 * @property {string} [other] its name in the other language
 * @property {number} probability
 * @property {number} [before] its probability before a part of the photo was covered
 * @property {number} peak of its map
 * @property {number} mean
 * @property {number} bias
 * @property {number} logit
 *
 * @typedef {object} Other a map that is shown in place of the chosen class's
 * @property {Float32Array} values
 * @property {Float32Array} around the map whose extremes the colours span
 * @property {number} [rows] if they are others than the view's
 * @property {number} [columns]
 * @property {import("./heatmap/receptive.js").Field | null} [field] of its cells, if they are others
 * @property {[string, string]} [sides] names of the classes that it tells apart
 * @property {string} sum what is said below
 * @property {string} [scheme] if it needs one
 * @property {string} by which tool
 *
 * @typedef {{follow: (renewed: boolean) => void}} Tool called when another class is chosen; with true,
 *   when another view has come
 */

const AGAIN = 1000; // ms until the server is asked once more, while a network is on its way

export class Look {
  /** @param {Widget} widget */
  constructor(widget) {
    this.widget = widget;
    this.element = widget.element;
    /** @type {any} */
    this.view = null;
    /** @type {Float32Array[]} of each of the view's classes */
    this.maps = [];
    this.chosen = 0; // its place among the view's classes
    /** @type {Other | null} */
    this.instead = null;
    this.asksAgain = 0;
    this.place = new Place(widget);
    /** @type {Tool[]} */
    this.tools = [];
    this.photo = new Photo(this);
    this.classes = new Classes(this);
    const apart = new Apart(this);
    new Pair(this);
    new Beside(this);
    new Covered(this);
    new Toy(this, apart.node);
    new Method(this);
    new Faithful(this);
    new Tested(this);
    listenToSave(this);
    listenToLink(this);
  }

  /** @returns {Class} */
  get current() {
    return this.view.classes[this.chosen];
  }

  /** The map that is shown. */
  get shown() {
    return this.instead ? this.instead.values : this.maps[this.chosen];
  }

  /** @returns {{rows: number, columns: number, field?: import("./heatmap/receptive.js").Field | null}} of what is shown */
  get grid() {
    const { instead, view } = this;
    if (!instead?.rows || !instead.columns) return view;
    return { rows: instead.rows, columns: instead.columns, field: instead.field };
  }

  /** Shows another map than the chosen class's; null for the class's own again. @param {Other | null} other */
  put(other) {
    this.instead = other;
    this.photo.cursor = null;
    this.photo.show();
  }

  /** Shows the class's own map again, if this tool shows another. @param {string} tool */
  putAway(tool) {
    if (this.instead?.by === tool) this.put(null);
  }

  show() {
    const { index, before } = this.current;
    const likeliest = this.chosen === 0 && before === undefined; // of the whole photo: it needs no naming
    noteAddress({ class: likeliest ? null : index });
    this.photo.show();
    this.classes.list();
  }

  /** @param {number} place */
  choose(place) {
    this.chosen = place;
    this.instead = null;
    this.show();
    this.follow(false);
  }

  /** @param {boolean} renewed */
  follow(renewed) {
    for (const tool of this.tools) tool.follow(renewed);
  }

  /**
   * The same class of another view of the same photo.
   * @param {any} view
   * @param {Float32Array[]} maps
   */
  turnTo(view, maps) {
    const { index } = this.current;
    this.view = view;
    this.maps = maps;
    this.chosen = view.classes.findIndex((/** @type {Class} */ item) => item.index === index);
    find(this.element, ".seen img", HTMLImageElement).src = view.seen.src;
    this.show();
  }

  /**
   * The chosen colours, and what they span of a map.
   * @param {[number, number]} around its lowest and its highest value
   */
  colouring(around) {
    const scheme = this.photo.colours.value;
    return { scheme, span: SCHEMES[scheme](...around, this.widget.props.floor) };
  }

  /**
   * What the network saw under a map, as large as `side` pixels show it.
   * @param {Float32Array} values
   * @param {number} side
   */
  thumbnail(values, side) {
    const { rows, columns, seen } = this.view;
    return this.laid({ values, rows, columns, src: seen.src }, side, extremes(values));
  }

  /**
   * A map over a picture.
   * @param {import("./shared/field.js").Field & {src: string}} map
   * @param {number} side
   * @param {[number, number]} around what the colours span
   */
  laid({ src, ...map }, side, around) {
    const { scheme, span } = this.colouring(around);
    const box = make("span", "thumb");
    const canvas = make("canvas");
    const field = smoothed(map, [side, side]);
    paintField(canvas, field, [side, side], this.view.palettes[scheme], shading(span));
    box.append(picture(src), canvas);
    return box;
  }

  draw() {
    const now = this.widget.props.value;
    if (!now) return;
    complain(find(this.element, ".message"), now.message);
    clearInterval(this.asksAgain);
    const again = () => this.widget.trigger("again", {});
    if (now.again) this.asksAgain = setInterval(again, AGAIN); // an answer may be the same
    find(this.element, ".board").hidden = find(this.element, ".tools").hidden = !now.classes;
    if (!now.classes) return;
    const another = this.view && this.view.photo.src !== now.photo.src;
    this.chosen = this.kept(now);
    this.view = now;
    this.maps = unpacked(now);
    this.instead = null;
    this.photo.cursor = null;
    this.label();
    this.photo.place();
    this.classes.place();
    this.show();
    this.follow(true);
    if (another) this.photo.reveal();
  }

  label() {
    const { words } = this.view;
    for (const node of findAll(this.element, "[data-word]", HTMLElement)) {
      node.textContent = words[node.dataset.word ?? ""];
    }
    const seen = find(this.element, ".seen");
    find(seen, "img", HTMLImageElement).src = this.view.seen.src;
    find(seen, "p").textContent = fill(words.seen, { size: this.view.seen.size });
  }

  /**
   * Where the class that was chosen stands now: it stays chosen whatever is looked at, by whatever network
   * knows it; only a first look, and a class that was the likeliest of another photo, begin again.
   * @param {any} now
   */
  kept(now) {
    const before = this.view;
    const was = before?.classes[this.chosen];
    if (was && this.chosen === 0 && before.photo.src !== now.photo.src) return 0;
    if (!was) return this.asked(now);
    const same = before.network === now.network;
    const place = now.classes.findIndex((/** @type {Class} */ item) =>
      same ? item.index === was.index : item.name === was.name,
    );
    return Math.max(0, place);
  }

  /** Where the class stands that the address asks for; the likeliest if it asks for none. @param {any} now */
  asked(now) {
    this.place.arrive();
    const text = this.place.take("class");
    const place = now.classes.findIndex((/** @type {Class} */ { index }) => String(index) === text);
    if (text !== null && place < 0) this.place.lacks("class", text);
    return Math.max(0, place);
  }
}

/** @param {Widget} widget */
export function start(widget) {
  const look = new Look(widget);
  widget.watch("value", () => look.draw());
  look.draw();
  widget.trigger("opened", {});
}
