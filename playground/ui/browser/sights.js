// Shows {run, from, items, words, palette}: see ui/sights.py. Items are reports: specimens, then sights (or a
// GAN's samples) and confusions. With words it starts over; other news adds to what is there, if that is
// as many items as "from" says: if not, some were lost, and a snapshot is asked for.
// This half keeps the items and the time; sights_panels.js draws them.
const root = element.querySelector(".pp-sights");
const find = (selector) => root.querySelector(selector);
const play = find(".play");
const range = find("input[type=range]");
const latest = find(".latest");
const LAP_SECONDS = [4, 10]; // of playing everything: at least, at most
const FRAME_SECONDS = 0.12;
const MEMORY = "pp-sights";

let run = null; // null until a snapshot comes
let taken = 0; // items of the run, by the server's count
let words = {};
let palette = []; // of evidence, from none to the most
let specimens = null;
let frames = []; // sights or samples, oldest first
let matrices = []; // confusions, oldest first
let high = 0; // evidence that is drawn at full strength: one scale for all images and times
let at = null; // where in `frames` one looks, a fraction while playing; null: at the newest
let playing = null; // {time, speed} while playing
const parts = { images: true, heatmaps: true, filters: true, confusion: true, ...recall(MEMORY) };

function unpack({ shape, text }) {
  return { shape, bytes: Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) };
}

const place = () => (at === null ? frames.length - 1 : Math.min(at, frames.length - 1));
const clock = (seconds) => {
  const whole = Math.round(seconds),
    minutes = Math.floor(whole / 60);
  const parts = minutes < 60 ? [minutes] : [Math.floor(minutes / 60), minutes % 60];
  return [...parts, whole % 60].map((n, i) => (i ? String(n).padStart(2, "0") : n)).join(":");
};
const right = (frame) => frame.predicted.filter((guess, i) => guess === specimens.labels[i]).length;

// A run that is taken up from a checkpoint repeats some steps: the newest report counts.
function add(list, item) {
  while (list.length && list[list.length - 1].step >= item.step && list[list.length - 1].on === item.on) {
    list.pop();
  }
  list.push(item);
}

function take(item) {
  if (item.kind === "specimens") {
    const { classes, labels, images, held_out } = item;
    specimens = { classes, labels, heldOut: held_out, images: unpack(images) };
  } else if (item.kind === "confusion") {
    add(matrices, item);
  } else if (item.kind === "samples") {
    add(frames, { ...item, images: unpack(item.images) });
  } else if (item.kind === "sight" && specimens) {
    const maps = unpack(item.maps);
    const sight = { ...item, maps, probabilities: unpack(item.probabilities) };
    if (item.filters) sight.filters = unpack(item.filters);
    high = Math.max(high, strength(sight));
    add(frames, sight);
  }
}

// The peak of an image's evidence, of one in the upper tenth: a single glaring one dims no others.
function strength({ maps, scale }) {
  const [count, rows, columns] = maps.shape;
  const peaks = Array.from({ length: count }, (_, i) =>
    Math.max(...maps.bytes.subarray(i * rows * columns, (i + 1) * rows * columns)),
  );
  peaks.sort((a, b) => a - b);
  return (scale * peaks[Math.floor(0.9 * (count - 1))]) / 255;
}

const ask = asking("opened", () => run !== null);

function show(news) {
  if (!news) return;
  if (news.words) {
    const another = news.run !== run;
    if (another) stop();
    if (another || at > 0) at = null;
    ({ run, words, palette } = news);
    [specimens, frames, matrices, high] = [null, [], [], 0];
  } else if (news.run !== run || news.from !== taken) {
    run = null;
    return ask();
  }
  taken = news.to;
  news.items.forEach(take);
  root.hidden = !frames.length;
  root.dataset.frames = frames.length;
  if (frames.length) {
    label();
    lay();
    paint();
  }
}

function go(position) {
  at = position >= frames.length - 1 ? null : Math.max(0, position);
  const seconds = at === null ? null : frames[Math.floor(at)].seconds; // the charts mark that moment
  window.dispatchEvent(new CustomEvent("pp-moment", { detail: { run, seconds } }));
  paint();
}

function stop() {
  playing = null;
  play.setAttribute("aria-pressed", "false");
  play.setAttribute("aria-label", words.play || "");
}

function start() {
  const lap = Math.min(LAP_SECONDS[1], Math.max(LAP_SECONDS[0], FRAME_SECONDS * frames.length));
  playing = { time: performance.now(), speed: (frames.length - 1) / lap };
  if (at === null) at = 0;
  play.setAttribute("aria-pressed", "true");
  play.setAttribute("aria-label", words.pause);
  requestAnimationFrame(tick);
}

function tick(now) {
  if (!playing) return;
  if (!root.offsetParent) return stop(); // another tab was opened, or the widget is gone
  const next = at + (playing.speed * Math.max(0, now - playing.time)) / 1000;
  playing.time = now;
  if (next >= frames.length - 1) stop();
  go(next);
  if (playing) requestAnimationFrame(tick);
}

const paint = eachFrame(() => {
  if (frames.length) draw(place());
});
