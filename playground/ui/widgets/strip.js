// Steps through {src, count, ends, words}: see strip.py. All drawing is from one decoded picture.
const root = element.querySelector(".pp-strip");
const [first, last] = root.querySelectorAll(".end");
const play = root.querySelector(".play");
const range = root.querySelector(".range");
const output = root.querySelector("output");
const film = root.querySelector(".film");
const smooth = root.querySelector(".smooth input");

const THUMBNAILS = 9;
const LAP_SECONDS = 3;
const FADE_MS = 250;

let sheet = null; // the decoded picture, its words and how many frames it has
let at = 0.5; // where the slider stands, 0..1: kept from one picture to the next
let shown = -1; // index of the frame on the large canvas
let playing = null; // {direction, time} while playing
let request = 0; // number of the newest value

class Picture {
  // A canvas, and above it what it showed before, fading out.
  constructor(parent) {
    this.canvas = parent.appendChild(document.createElement("canvas"));
    this.ghost = parent.appendChild(document.createElement("canvas"));
    this.ghost.setAttribute("aria-hidden", "true");
    this.ghost.style.opacity = 0;
  }

  paint(index) {
    const side = sheet.image.naturalHeight;
    if (this.canvas.width !== side) this.canvas.width = this.canvas.height = side;
    const context = this.canvas.getContext("2d");
    context.drawImage(sheet.image, index * side, 0, side, side, 0, 0, side, side);
  }

  fade(index) {
    const before = this.canvas;
    if (shown >= 0 && !still.matches) {
      this.ghost.width = this.ghost.height = before.width;
      this.ghost.getContext("2d").drawImage(before, 0, 0);
      this.ghost.animate([{ opacity: 1 }, { opacity: 0 }], { duration: FADE_MS, easing: "ease-out" });
    }
    this.paint(index);
  }
}

const large = new Picture(root.querySelector(".now"));
const ends = [first, last].map((end) => new Picture(end.querySelector(".picture")));
const thumbnails = Array.from({ length: THUMBNAILS }, (_, i) => {
  const button = film.appendChild(document.createElement("button"));
  button.type = "button";
  button.addEventListener("click", () => { stop(); go(i / (THUMBNAILS - 1)); });
  return new Picture(button);
});

const frameAt = (fraction) => Math.round(fraction * (sheet.count - 1));
const progress = (fraction) => `${Math.round(100 * fraction)} %`;

function go(fraction) {
  at = Math.min(1, Math.max(0, fraction));
  if (!sheet) return;
  const index = frameAt(at);
  if (index !== shown) large.paint(index);
  shown = index;
  mark();
}

function mark() {
  range.value = shown;
  range.style.setProperty("--done", `${100 * at}%`);
  range.setAttribute("aria-valuetext", progress(at));
  output.textContent = progress(at);
  const near = Math.round(at * (THUMBNAILS - 1));
  [...film.children].forEach((button, i) => {
    if (i === near) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  });
}

function stop() {
  playing = null;
  play.setAttribute("aria-pressed", "false");
  if (sheet) play.setAttribute("aria-label", sheet.words.play);
}

function start() {
  playing = { direction: at >= 1 ? -1 : 1, time: performance.now() };
  play.setAttribute("aria-pressed", "true");
  play.setAttribute("aria-label", sheet.words.pause);
  requestAnimationFrame(tick);
}

function tick(now) {
  if (!playing) return;
  if (!root.offsetParent) return stop(); // another tab was opened, or the widget is gone
  let next = at + (playing.direction * (now - playing.time)) / 1000 / LAP_SECONDS;
  if (next >= 1 || next <= 0) playing.direction = next >= 1 ? -1 : 1;
  playing.time = now;
  go(next);
  requestAnimationFrame(tick);
}

function label({ ends: captions, words }) {
  [first, last].forEach((end, i) => { end.querySelector("small").textContent = captions[i]; });
  root.querySelector(".now").setAttribute("aria-label", words.frame);
  root.querySelector(".smooth span").textContent = words.smooth;
  range.setAttribute("aria-label", words.slider);
  film.setAttribute("aria-label", words.film);
  [...film.children].forEach((button, i) => {
    button.setAttribute("aria-label", progress(i / (THUMBNAILS - 1)));
  });
}

async function show(value) {
  const number = ++request;
  if (!value) return;
  const image = new Image();
  image.src = value.src;
  try {
    await image.decode();
  } catch {
    return; // a picture that cannot be read leaves the old one standing
  }
  if (number !== request) return; // a newer one has come meanwhile
  sheet = { image, count: value.count, words: value.words };
  range.max = value.count - 1;
  root.hidden = false;
  label(value);
  large.fade(frameAt(at));
  ends.forEach((picture, i) => picture.fade(i * (value.count - 1)));
  thumbnails.forEach((picture, i) => picture.fade(frameAt(i / (THUMBNAILS - 1))));
  shown = frameAt(at);
  mark();
  play.setAttribute("aria-label", playing ? value.words.pause : value.words.play);
}

range.addEventListener("input", () => { stop(); go(range.value / (sheet.count - 1)); });
play.addEventListener("click", () => (playing ? stop() : start()));
first.addEventListener("click", () => { stop(); go(0); });
last.addEventListener("click", () => { stop(); go(1); });
smooth.addEventListener("change", () => root.classList.toggle("soft", smooth.checked));
watch("value", () => show(props.value));
show(props.value);
