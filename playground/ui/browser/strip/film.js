// The frames of a walk: one of them large between its two ends, a slider, thumbnails; and playing them.
import { penOf } from "../shared/canvas.js";
import { find, make, still } from "../shared/dom.js";
import { Player } from "../shared/player.js";
import { within } from "../shared/scale.js";
import { FINE, paintTile } from "../shared/sheet.js";
import { frameAt, progress, stepped } from "./pace.js";

/**
 * @typedef {import("../shared/sheet.js").Sheet} Sheet
 * @typedef {Sheet & {count: number, ring: boolean, segments: number}} Walk its frames; segments: from seed to seed
 */

const THUMBNAILS = 9;
const FADE_MS = 250;

/** A canvas, and above it what it showed before, fading out. */
class Picture {
  /** @param {HTMLElement} parent */
  constructor(parent) {
    this.canvas = parent.appendChild(make("canvas"));
    this.ghost = parent.appendChild(make("canvas"));
    this.ghost.setAttribute("aria-hidden", "true");
    this.ghost.style.opacity = "0";
  }

  /**
   * @param {Sheet} sheet
   * @param {number} index
   * @param {number} [size]
   */
  paint(sheet, index, size) {
    paintTile(this.canvas, sheet, index, size);
  }

  /** What it shows now fades out. */
  fade() {
    if (still.matches) return;
    this.ghost.width = this.ghost.height = this.canvas.width;
    penOf(this.ghost).drawImage(this.canvas, 0, 0);
    this.ghost.animate([{ opacity: 1 }, { opacity: 0 }], { duration: FADE_MS, easing: "ease-out" });
  }
}

export class Film {
  /**
   * @param {HTMLElement} root
   * @param {(at: number) => void} moved called with the slider's place, 0 to 1
   */
  constructor(root, moved) {
    this.root = root;
    this.moved = moved;
    this.range = find(root, ".range", HTMLInputElement);
    this.output = find(root, "output");
    this.crisp = find(root, ".pixels input", HTMLInputElement);
    this.speed = find(root, ".speed select", HTMLSelectElement);
    this.row = find(root, ".film");
    /** @type {Walk | null} */
    this.walk = null;
    this.at = 0.5; // kept from one walk to the next
    this.shown = -1; // index of the frame that is large
    this.direction = 1;
    this.large = new Picture(find(root, ".now"));
    this.ends = [".first .picture", ".last .picture"].map((end) => new Picture(find(root, end)));
    this.thumbnails = Array.from({ length: THUMBNAILS }, (_, i) => this.makeThumbnail(i));
    const play = find(root, ".play", HTMLButtonElement);
    this.player = new Player(
      play,
      root,
      () => this.turn(),
      (seconds) => this.step(seconds),
    );
    this.listen();
  }

  /** @param {number} index */
  makeThumbnail(index) {
    const button = this.row.appendChild(make("button"));
    button.addEventListener("click", () => this.jump(index / (THUMBNAILS - 1)));
    return new Picture(button);
  }

  listen() {
    this.range.addEventListener("input", () => {
      if (this.walk) this.jump(Number(this.range.value) / (this.walk.count - 1));
    });
    find(this.root, ".first").addEventListener("click", () => this.jump(0));
    find(this.root, ".last").addEventListener("click", () => this.jump(1));
    this.crisp.addEventListener("change", () => {
      this.root.classList.toggle("crisp", this.crisp.checked);
      if (this.walk) this.paint(this.walk);
    });
  }

  /** From one of the ends, the way that is left. */
  turn() {
    this.direction = this.at >= 1 && !this.walk?.ring ? -1 : 1;
  }

  /** @param {number} seconds */
  step(seconds) {
    if (!this.walk) return;
    const { at, direction } = stepped(this.at, this.direction, seconds * Number(this.speed.value), this.walk);
    this.direction = direction;
    this.go(at);
  }

  /** @param {number} fraction */
  jump(fraction) {
    this.player.stop();
    this.go(fraction);
  }

  /** @param {number} fraction */
  go(fraction) {
    this.at = within(fraction, 0, 1);
    if (!this.walk) return;
    const index = frameAt(this.at, this.walk.count);
    const another = index !== this.shown;
    this.shown = index;
    if (another) this.paint(this.walk);
    this.mark();
  }

  /** @param {Walk} walk */
  paint(walk) {
    this.large.paint(walk, this.shown, this.crisp.checked ? walk.side : FINE);
  }

  mark() {
    this.moved(this.at);
    this.range.value = String(this.shown);
    this.range.style.setProperty("--done", `${100 * this.at}%`);
    this.range.setAttribute("aria-valuetext", progress(this.at));
    this.output.textContent = progress(this.at);
    const near = Math.round(this.at * (THUMBNAILS - 1));
    [...this.row.children].forEach((button, i) => {
      if (i === near) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  }

  /**
   * Another walk fades in where the slider stands.
   * @param {Walk} walk
   */
  show(walk) {
    const last = walk.count - 1;
    if (this.walk) for (const one of [this.large, ...this.ends, ...this.thumbnails]) one.fade();
    this.walk = walk;
    this.range.max = String(last);
    this.shown = frameAt(this.at, walk.count);
    this.paint(walk);
    this.ends.forEach((end, i) => {
      end.paint(walk, i * last);
    });
    this.thumbnails.forEach((one, i) => {
      one.paint(walk, frameAt(i / (THUMBNAILS - 1), walk.count));
    });
    this.mark();
  }

  /** @param {Record<string, string>} words */
  label(words) {
    find(this.root, ".now").setAttribute("aria-label", words.frame);
    this.range.setAttribute("aria-label", words.slider);
    this.player.label({ play: words.play, pause: words.pause });
    this.row.setAttribute("aria-label", words.film);
    [...this.row.children].forEach((button, i) => {
      button.setAttribute("aria-label", progress(i / (THUMBNAILS - 1)));
    });
    find(this.root, ".speed span").textContent = words.speed;
    find(this.root, ".pixels span").textContent = words.pixels;
  }
}
