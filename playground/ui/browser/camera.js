// Photos of one's own classes from the camera: a few each second while a class's button is held, sent when
// it is let go.
import { penOf } from "./shared/canvas.js";
import { complain, find, make } from "./shared/dom.js";
import { fill } from "./shared/text.js";

const PACE = 250; // ms between two photos
const MOST = 20; // photos of one hold: as many as the server takes in at a time
const SIDE = 480; // pixels of a photo's shorter side, at most
const QUALITY = 0.9;
const KEYS = [" ", "Enter"];

/** @param {HTMLVideoElement} video @returns {Promise<Blob | null>} what it shows now, as a JPEG */
function photo(video) {
  const sheet = make("canvas");
  const scale = Math.min(1, SIDE / Math.min(video.videoWidth, video.videoHeight));
  sheet.width = Math.round(scale * video.videoWidth);
  sheet.height = Math.round(scale * video.videoHeight);
  penOf(sheet).drawImage(video, 0, 0, sheet.width, sheet.height);
  return new Promise((done) => {
    sheet.toBlob(done, "image/jpeg", QUALITY);
  });
}

/** @param {Blob[]} photos @returns {Promise<string[]>} where the server keeps them */
async function sent(photos) {
  const form = new FormData();
  for (const [i, one] of photos.entries()) form.append("files", one, `camera-${i + 1}.jpg`);
  const answer = await fetch(new URL("gradio_api/upload", document.baseURI), { method: "POST", body: form });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

class Camera {
  /** @param {import("./shared/widget.js").Widget} widget */
  constructor(widget) {
    this.widget = widget;
    this.video = find(widget.element, "video", HTMLVideoElement);
    this.opening = find(widget.element, ".open", HTMLButtonElement);
    this.row = find(widget.element, ".takes");
    this.message = find(widget.element, ".message");
    /** @type {Promise<Blob | null>[]} of the hold under way */
    this.photos = [];
    this.pace = 0; // its timer
    this.held = -1; // the class whose button is
    this.opening.addEventListener("click", () => this.open());
    window.addEventListener("blur", () => this.release(-1)); // the pointer may be let go elsewhere
    const put = () => this.row.hidden || this.video.offsetParent || this.close(); // the fold or the tab is shut
    new ResizeObserver(put).observe(this.video);
  }

  get words() {
    return this.widget.props.value.words;
  }

  draw() {
    const { value, classes } = this.widget.props;
    if (!value) return;
    this.opening.textContent = this.words.camera;
    const takes = Array.from({ length: classes }, (_, place) => this.take(place));
    this.row.replaceChildren(...takes);
  }

  /** @param {number} place of a class */
  take(place) {
    const button = make("button", "take", fill(this.words.camera_hold, { number: place + 1 }));
    button.addEventListener("pointerdown", (event) => {
      button.setPointerCapture(event.pointerId);
      this.hold(place);
    });
    for (const name of ["pointerup", "pointercancel"]) {
      button.addEventListener(name, () => this.release(place));
    }
    button.addEventListener("contextmenu", (event) => event.preventDefault()); // of a finger that stays
    button.addEventListener("keydown", (event) => {
      if (!KEYS.includes(event.key)) return;
      event.preventDefault();
      if (!event.repeat) this.hold(place);
    });
    button.addEventListener("keyup", (event) => {
      if (KEYS.includes(event.key)) this.release(place);
    });
    const left = () => this.held === place && this.release(-1);
    button.addEventListener("blur", left); // its key may be let go on another button
    return button;
  }

  async open() {
    this.opening.disabled = true;
    try {
      this.video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" } });
      await this.video.play();
    } catch {
      complain(this.message, this.words.camera_none); // refused, or there is none, or the page is no safe one
      return;
    } finally {
      this.opening.disabled = false;
    }
    complain(this.message, "");
    if (!this.opening.offsetParent) {
      this.close(); // put away while the browser asked
      return;
    }
    this.opening.hidden = true;
    this.video.hidden = this.row.hidden = false;
  }

  /** Switches the camera off. */
  close() {
    this.release(-1);
    const { srcObject } = this.video;
    if (srcObject instanceof MediaStream) for (const track of srcObject.getTracks()) track.stop();
    this.video.srcObject = null;
    this.opening.hidden = false;
    this.video.hidden = this.row.hidden = true;
  }

  /** @param {number} place of a class */
  hold(place) {
    if (this.pace) return;
    this.held = place;
    this.photos = [photo(this.video)];
    this.pace = window.setInterval(() => {
      if (this.photos.length < MOST) this.photos.push(photo(this.video));
    }, PACE);
  }

  /** @param {number} place of the class that they are of; -1 for none: they are left */
  async release(place) {
    if (!this.pace) return;
    clearInterval(this.pace);
    this.pace = 0;
    const photos = (await Promise.all(this.photos)).filter((one) => one !== null);
    if (place < 0) return;
    try {
      this.widget.trigger("took", { place, files: await sent(photos) });
      complain(this.message, "");
    } catch (problem) {
      complain(this.message, problem instanceof Error ? problem.message : String(problem));
    }
  }
}

/** @param {import("./shared/widget.js").Widget} widget */
export function start(widget) {
  const camera = new Camera(widget);
  for (const name of ["value", "classes"]) widget.watch(name, () => camera.draw());
  camera.draw();
  widget.trigger("opened", {});
}
