// Steps through {src, count, ...}: see strip.py. All drawing is from one decoded picture.
const root = element.querySelector(".pp-strip");
const [first, last] = root.querySelectorAll(".end");
const play = root.querySelector(".play");
const range = root.querySelector(".range");
const output = root.querySelector("output");
const film = root.querySelector(".film");
const crisp = root.querySelector(".pixels input");

const THUMBNAILS = 9;
const LAP_SECONDS = 3; // from one seed to the next
const FADE_MS = 250;

let sheet = null; // the decoded picture, and how many frames and seeds it has
let at = 0.5; // where the slider stands, 0..1: kept from one picture to the next
let shown = -1; // index of the frame on the large canvas
let playing = null; // {direction, time} while playing
let request = 0; // number of the newest value

class Picture {
  // A canvas, and above it what it showed before, fading out.
  constructor(parent, large = false) {
    this.large = large;
    this.canvas = parent.appendChild(document.createElement("canvas"));
    this.ghost = parent.appendChild(document.createElement("canvas"));
    this.ghost.setAttribute("aria-hidden", "true");
    this.ghost.style.opacity = 0;
  }

  paint(index) {
    paintTile(this.canvas, sheet, index, this.large && !crisp.checked ? FINE : sheet.side);
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

const large = new Picture(root.querySelector(".now"), true);
const ends = [first, last].map((end) => new Picture(end.querySelector(".picture")));
const thumbnails = Array.from({ length: THUMBNAILS }, (_, i) => {
  const button = film.appendChild(document.createElement("button"));
  button.type = "button";
  button.addEventListener("click", () => {
    stop();
    go(i / (THUMBNAILS - 1));
  });
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
  cursor();
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
  if (words) play.setAttribute("aria-label", words.play);
}

function start() {
  playing = { direction: at >= 1 && !sheet.ring ? -1 : 1, time: performance.now() };
  play.setAttribute("aria-pressed", "true");
  play.setAttribute("aria-label", words.pause);
  requestAnimationFrame(tick);
}

function tick(now) {
  if (!playing) return;
  if (!root.offsetParent) return stop(); // another tab was opened, or the widget is gone
  const lap = (LAP_SECONDS * sheet.segments) / Number(speed.value);
  let next = at + (playing.direction * (now - playing.time)) / 1000 / lap;
  if (sheet.ring) next %= 1;
  else if (next >= 1 || next <= 0) playing.direction = next >= 1 ? -1 : 1;
  playing.time = now;
  go(next);
  requestAnimationFrame(tick);
}

// Shows a walk: a value, or the server's answer. It fades in, and keeps the slider where it stands.
async function present(walk) {
  const number = ++request;
  const [image, keys] = await Promise.all([
    decoded({ src: walk.src, columns: walk.count, side: walk.keys.side }),
    decoded(walk.keys),
  ]).catch(() => []); // pictures that cannot be read leave the old ones standing
  if (!image || number !== request) return; // or a newer one has come meanwhile
  const ring = closed.checked && walk.seeds.length > 2;
  sheet = { ...image, count: walk.count, ring, segments: walk.seeds.length - (ring ? 0 : 1) };
  range.max = sheet.count - 1;
  root.hidden = false;
  captions(walk.seeds);
  drawKeys(walk.seeds, keys);
  drawInside(walk);
  large.fade(frameAt(at));
  ends.forEach((picture, i) => {
    picture.fade(i * (sheet.count - 1));
  });
  thumbnails.forEach((picture, i) => {
    picture.fade(frameAt(i / (THUMBNAILS - 1)));
  });
  shown = frameAt(at);
  mark();
}

function captions(seeds) {
  const named = (seed) => fill(words.seed, { seed });
  first.querySelector("small").textContent = named(seeds[0]);
  last.querySelector("small").textContent = named(sheet.ring ? seeds[0] : seeds.at(-1));
}

range.addEventListener("input", () => {
  stop();
  go(range.value / (sheet.count - 1));
});
play.addEventListener("click", () => (playing ? stop() : start()));
first.addEventListener("click", () => {
  stop();
  go(0);
});
last.addEventListener("click", () => {
  stop();
  go(1);
});
crisp.addEventListener("change", () => {
  root.classList.toggle("crisp", crisp.checked);
  if (sheet) large.paint(shown);
});
