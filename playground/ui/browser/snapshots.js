// Shows {run, from, to, items, words, palette}: see ui/train/snapshots.py. Items are reports: probes, then
// snapshots (or a GAN's samples) and confusions. With words it starts over; other news adds to what is there.
import { eachFrame, find, findAll } from "./shared/dom.js";
import { Growing, untilServed } from "./shared/growing.js";
import { Player } from "./shared/player.js";
import { within } from "./shared/scale.js";
import { recall, remember } from "./shared/storage.js";
import { clock, fill } from "./shared/text.js";
import { whenTold } from "./shared/widget.js";
import { Confusion } from "./snapshots/confusion.js";
import { drawFilters } from "./snapshots/filters.js";
import { History } from "./snapshots/history.js";
import { Tiles } from "./snapshots/tiles.js";
import { drawTrack } from "./snapshots/track.js";
import { drawWeights } from "./snapshots/weights.js";

/** @typedef {import("./shared/widget.js").Widget} Widget */

const LAP_SECONDS = [4, 10]; // of playing everything: at least, at most
const FRAME_SECONDS = 0.12;
const MEMORY = "pp-snapshots";
const BLIND = 0.12; // height of the track where nothing is right or wrong

class Snapshots {
  /** @param {Widget} widget */
  constructor({ element, trigger }) {
    this.root = find(element, ".pp-snapshots");
    this.range = find(this.root, "input[type=range]", HTMLInputElement);
    this.latest = find(this.root, ".latest");
    this.track = find(this.root, ".track canvas", HTMLCanvasElement);
    /** @type {string | null} null until a snapshot comes */
    this.run = null;
    this.growth = new Growing();
    this.history = new History();
    /** @type {import("./shared/bytes.js").Packed | undefined | null} those that are drawn */
    this.filters = null;
    /** @type {Record<string, string>} */
    this.words = {};
    /** @type {number[][]} of evidence, from none to the most */
    this.palette = [];
    /** @type {number | null} where in the frames one looks, a fraction while playing; null: at the newest */
    this.at = null;
    /** @type {Record<string, boolean>} */
    this.parts = { images: true, heatmaps: true, filters: true, confusion: true, ...recall(MEMORY) };
    this.ask = untilServed(
      () => trigger("opened", {}),
      () => this.run !== null,
    );
    this.paint = eachFrame(() => this.draw());
    this.tiles = new Tiles(find(this.root, ".tiles"));
    this.confusion = new Confusion(find(this.root, "figure.confusion"));
    const play = find(this.root, ".play", HTMLButtonElement);
    this.player = new Player(
      play,
      this.root,
      () => this.begin(),
      (seconds) => this.step(seconds),
    );
    this.listen();
    this.switch();
  }

  listen() {
    const jump = (/** @type {number} */ position) => {
      this.player.stop();
      this.go(position);
    };
    this.range.addEventListener("input", () => jump(Number(this.range.value)));
    this.latest.addEventListener("click", () => {
      jump(this.history.last);
      this.range.focus(); // this button goes
    });
    for (const chip of this.chips()) {
      chip.addEventListener("click", () => {
        const part = chip.dataset.part ?? "";
        this.parts[part] = !this.parts[part];
        remember(MEMORY, this.parts);
        this.switch();
        this.paint();
      });
    }
    new ResizeObserver(this.paint).observe(this.track);
    new MutationObserver(this.paint).observe(document.body, { attributeFilter: ["class"] }); // dark or light
  }

  chips() {
    return findAll(this.root, ".chips button", HTMLElement);
  }

  /** @param {any} news */
  show(news) {
    const another = news.run !== this.run;
    if (news.words) this.restart(news, another);
    const follows = this.growth.take(news.from, news.to);
    if (!follows || (another && !news.words)) {
      this.run = null;
      this.ask();
      return;
    }
    for (const item of news.items) this.history.take(item);
    this.root.hidden = this.history.last < 0;
    this.root.dataset.frames = String(this.history.frames.length);
    if (this.root.hidden) return;
    this.label();
    this.tiles.lay(news.run, this.history, this.words);
    this.paint();
  }

  /**
   * @param {any} news
   * @param {boolean} another whether it is another run's
   */
  restart({ run, words, palette }, another) {
    if (another) this.player.stop();
    if (another || this.at) this.at = null;
    this.run = run;
    this.words = words;
    this.palette = palette;
    this.history = new History();
    this.growth = new Growing();
    this.filters = null;
  }

  /** From the newest one, all of it. */
  begin() {
    this.at ??= 0;
  }

  /** @param {number} seconds */
  step(seconds) {
    const { last } = this.history;
    const lap = within(FRAME_SECONDS * (last + 1), LAP_SECONDS[0], LAP_SECONDS[1]);
    const next = (this.at ?? last) + (seconds * last) / lap;
    if (next >= last) this.player.stop();
    this.go(next);
  }

  /** @param {number} position */
  go(position) {
    const { frames, last } = this.history;
    this.at = position >= last ? null : Math.max(0, position);
    const seconds = this.at === null ? null : frames[Math.floor(this.at)].seconds; // the charts mark that moment
    window.dispatchEvent(new CustomEvent("pp-moment", { detail: { run: this.run, seconds } }));
    this.paint();
  }

  label() {
    const { words, root } = this;
    const { samples, probes } = this.history;
    root.classList.toggle("samples", samples);
    find(root, "h3").textContent = samples ? words.samples_title : words.title;
    const note = probes?.held_out ? words.held_out : words.trained_on;
    find(root, ".note").textContent = samples ? words.samples_note : note;
    find(root, ".chips").setAttribute("aria-label", words.show);
    for (const chip of this.chips()) chip.textContent = words[chip.dataset.part ?? ""];
    this.range.setAttribute("aria-label", words.slider);
    this.latest.textContent = words.latest;
    this.player.label({ play: words.play, pause: words.pause });
  }

  switch() {
    for (const chip of this.chips()) {
      chip.setAttribute("aria-pressed", String(this.parts[chip.dataset.part ?? ""]));
    }
    for (const [part, on] of Object.entries(this.parts)) this.root.classList.toggle(`no-${part}`, !on);
  }

  draw() {
    const { history, words } = this;
    if (history.last < 0) return;
    const position = Math.min(this.at ?? history.last, history.last);
    const index = Math.round(position);
    const frame = history.frames[index];
    this.drawTime(index);
    if (history.samples) {
      this.tiles.picture(frame.images);
      drawWeights(find(this.root, "figure.weights"), frame.weights, words);
      return;
    }
    this.tiles.answer(frame, history, words);
    if (this.parts.heatmaps) this.tiles.glow(position, history, this.palette);
    if (this.filters !== frame.filters) {
      drawFilters(find(this.root, "figure.filters"), frame.filters, history.fixed, words);
    }
    this.filters = frame.filters;
    this.confusion.draw(history.matrixAt(index), history.probes?.classes ?? [], words);
  }

  /** @param {number} index */
  drawTime(index) {
    const { history, words, range } = this;
    const frame = history.frames[index];
    const count = history.probes?.labels.length ?? 0;
    const when = fill(words.when, { epoch: frame.epoch.toFixed(2), time: clock(frame.seconds) });
    const tally = history.samples ? "" : fill(words.right, { right: history.right(frame), count });
    range.max = String(history.last);
    range.value = String(index);
    range.setAttribute("aria-valuetext", tally ? `${when}, ${tally}` : when);
    this.latest.hidden = this.at === null;
    find(this.root, ".when").textContent = when;
    find(this.root, ".tally").textContent = tally;
    this.root.dataset.at = String(index);
    const shares = history.frames.map((one) => (history.samples ? BLIND : history.right(one) / count));
    drawTrack(this.track, shares, index);
  }
}

/** @param {Widget} widget */
export function start(widget) {
  const snapshots = new Snapshots(widget);
  whenTold(widget, (news) => snapshots.show(news));
  snapshots.ask();
}
