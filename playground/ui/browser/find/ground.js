// A square to draw in, white on black, or to move a photo in.
import { penOf } from "../shared/canvas.js";
import { find } from "../shared/dom.js";
import { within } from "../shared/scale.js";

/**
 * @typedef {ImageBitmap | HTMLImageElement} Picture
 * @typedef {[number, number]} Point in the square's pixels
 */

const STEP = 0.02; // of a side, that an arrow key moves a photo by
/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const STROKE = 1 / 10; // of a side: about as thick as a digit's

export class Ground {
  /**
   * @param {HTMLElement} root
   * @param {(empty: boolean) => void} changed called when what is in the square is another
   */
  constructor(root, changed) {
    this.changed = changed;
    this.canvas = find(root, ".ground", HTMLCanvasElement);
    this.zoom = find(root, ".zoom input", HTMLInputElement);
    this.zooming = find(root, ".zoom");
    this.side = this.canvas.width;
    this.pen = penOf(this.canvas);
    /** @type {{image: Picture, x: number, y: number} | null} its middle's place, in parts of a side */
    this.photo = null;
    /** @type {Point | null} where the hand is, while it presses */
    this.hand = null;
    this.listen();
  }

  clear() {
    this.photo = null;
    this.canvas.removeAttribute("tabindex");
    this.zooming.hidden = true;
    this.pen.fillStyle = "#000";
    this.pen.fillRect(0, 0, this.side, this.side);
    this.changed(true);
  }

  /** A photo to move and to enlarge. @param {Picture} image */
  take(image) {
    this.photo = { image, x: 0.5, y: 0.5 };
    this.canvas.tabIndex = 0;
    this.zoom.value = "1";
    this.zooming.hidden = false;
    this.place(0, 0);
  }

  /**
   * Moves the photo by so many parts of a side; the square stays full.
   * @param {number} across
   * @param {number} down
   */
  place(across, down) {
    const { photo, side } = this;
    if (!photo) return;
    const { image } = photo;
    const scale = Number(this.zoom.value) / Math.min(image.width, image.height);
    const [wide, high] = [image.width * scale, image.height * scale];
    photo.x = within(photo.x + across, 1 - wide / 2, wide / 2);
    photo.y = within(photo.y + down, 1 - high / 2, high / 2);
    const [left, top] = [photo.x - wide / 2, photo.y - high / 2];
    this.pen.imageSmoothingQuality = "high";
    this.pen.drawImage(image, left * side, top * side, wide * side, high * side);
    this.changed(false);
  }

  /**
   * @param {Point} from
   * @param {Point} to
   */
  stroke(from, to) {
    const { pen } = this;
    pen.lineWidth = STROKE * this.side;
    pen.lineCap = "round";
    pen.strokeStyle = "#fff";
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
    this.changed(false);
  }

  /** @param {PointerEvent} event */
  follow(event) {
    if (!this.hand) return;
    const box = this.canvas.getBoundingClientRect();
    const scale = this.side / box.width;
    /** @type {Point} */
    const now = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    const from = Number.isNaN(this.hand[0]) ? now : this.hand;
    if (this.photo) this.place((now[0] - from[0]) / this.side, (now[1] - from[1]) / this.side);
    else this.stroke(from, now);
    this.hand = now;
  }

  listen() {
    const { canvas } = this;
    const end = () => {
      this.hand = null;
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.hand = [Number.NaN, Number.NaN];
      this.follow(event);
    });
    canvas.addEventListener("pointermove", (event) => this.follow(event));
    canvas.addEventListener("pointerup", end);
    canvas.addEventListener("pointercancel", end);
    canvas.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step || !this.photo) return;
      event.preventDefault();
      this.place(step[0], step[1]);
    });
    this.zoom.addEventListener("input", () => this.place(0, 0));
  }

  /** The square's pixels, row by row, red, green and blue of each, as base64. */
  sent() {
    const { data } = this.pen.getImageData(0, 0, this.side, this.side);
    let text = "";
    for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i], data[i + 1], data[i + 2]);
    return btoa(text);
  }
}
