// Draws {network, photo, seen, classes, maps, rows, columns, adds, knows, palettes, words}, or {message},
// into the widget. Texts go in as text.
const find = (selector) => element.querySelector(selector);
const photo = find(".photo");
const canvas = find(".crop .heat");
const marker = find(".crop i");
const range = find(".opacity input");
const cells = find(".cells input");
const colours = find(".colours select");
const boxed = find(".boxed input[type=checkbox]");
const threshold = find(".boxed input[type=range]");
const SMOOTH_SIDE = 256;
const AGAIN = 1000; // ms until the server is asked once more, while a network is on its way
const tools = []; // {follow}: called when another class is chosen; with true, when another view has come
let asksAgain = null;
let view = null;
let maps = []; // of each of view.classes
let chosen = 0; // its place in view.classes
let cursor = null; // [row, column] that is being read
let boxChosen = false; // whether the box has been switched on or off by hand: till then it is where the truth is
let instead = null; // what a tool shows in place of the chosen class's map, see `put`

function number(value) {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 4;
  return value.toFixed(digits).replace("-", "−");
}

const hundredths = (count) => (count / 100).toFixed(2).replace("-", "−");
const current = () => view.classes[chosen];
const shown = () => (instead ? instead.values : maps[chosen]);
const grid = () => (instead?.rows ? instead : view); // {rows, columns} of what is shown
const spanned = () => extremes(instead ? instead.around : maps[chosen]); // of the colours
const scheme = () => instead?.scheme || colours.value;

// The map as it is drawn: its values, row by row, and their [columns, rows].
function drawn() {
  const { rows, columns } = grid();
  if (cells.checked) return [shown(), [columns, rows]];
  const size = [Math.max(columns, SMOOTH_SIDE), Math.max(rows, SMOOTH_SIDE)];
  return [smoothed({ values: shown(), rows, columns }, size), size];
}

function paint() {
  const [field, size] = drawn();
  const scale = SCHEMES[scheme()](...spanned(), props.floor);
  canvas.classList.toggle("pixelated", cells.checked);
  paintField(canvas, field, size, view.palettes[scheme()], shading(scale));
  const box = boxed.checked ? boxAround(field, size, threshold.value / 100) : null;
  const found = box && [box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1]];
  frame(".found", found);
  compareWithTruth(found);
  find(".scale .low").textContent = number(scale.low);
  find(".scale .high").textContent = number(scale.high);
  const stops = view.palettes[scheme()].filter((_, i) => i % 15 === 0);
  const gradient = stops.map((colour) => `rgb(${colour})`).join(", ");
  find(".scale i").style.background = `linear-gradient(to right, ${gradient})`;
}

// Puts a box where it belongs: left, top, right, bottom as fractions of what is seen; null for none.
function frame(selector, box) {
  const node = find(`.crop ${selector}`);
  node.hidden = !box;
  if (!box) return;
  const [left, top, right, bottom] = box;
  node.style.left = percent(left, 3);
  node.style.top = percent(top, 3);
  node.style.width = percent(right - left, 3);
  node.style.height = percent(bottom - top, 3);
}

// The true box, where it is known, and how far the map's own overlaps it.
function compareWithTruth(found) {
  const { truth, words } = view;
  frame(".truth", boxed.checked ? truth : null);
  const line = find(".overlap");
  line.hidden = !truth || !boxed.checked;
  if (line.hidden) return;
  const share = found ? overlapOf(found, truth) : 0;
  const text = share >= 0.5 ? words.overlap_found : words.overlap_missed;
  line.textContent = fill(text, { share: percent(share, 0) });
}

function read() {
  const { words } = view;
  const { rows, columns } = grid();
  marker.hidden = !cursor;
  const line = find(".reading");
  if (!cursor) {
    line.textContent = words.hint;
    return;
  }
  const [row, column] = cursor;
  const value = shown()[row * columns + column];
  marker.style.left = `${(100 * column) / columns}%`;
  marker.style.top = `${(100 * row) / rows}%`;
  marker.style.width = `${100 / columns}%`;
  marker.style.height = `${100 / rows}%`;
  const meaning = meant(value);
  const place = fill(words.cell, { row: row + 1, column: column + 1, rows, columns });
  line.replaceChildren(make("span", "", `${place}: `));
  line.append(make("b", "", number(value)), make("span", "", ` ${meaning}`));
}

function meant(value) {
  const { words } = view;
  if (instead?.sides) return fill(words.for, { name: instead.sides[value >= 0 ? 0 : 1] });
  return fill(value >= 0 ? words.for : words.against, { name: current().name });
}

// Shows another map than the chosen class's: its `values`, and the map `around` whose extremes the
// colours span; its `rows` and `columns`, if they are others than the view's; where it tells two classes apart, their names, `sides`; what is said below, `sum`; the
// `scheme`, if it needs one; and `by` which tool. null for the class's own again.
function put(other) {
  instead = other;
  cursor = null;
  paint();
  read();
  describe();
}

function putAway(by) {
  if (instead && instead.by === by) put(null);
}

function describe() {
  const { words, adds } = view;
  const { name, mean, logit } = current();
  photo.setAttribute("aria-label", fill(words.map, { name }));
  find(".scale .what").textContent = fill(words.evidence, { name });
  // as many decimals for all three, and the bias such that what is read adds up
  const [left, sum] = [mean, logit].map((value) => Math.round(100 * value));
  const [shownMean, shownBias, shownLogit] = [left, sum - left, sum].map((n) => hundredths(n));
  const values = { mean: shownMean, bias: shownBias, logit: adds ? shownLogit : number(logit) };
  find(".sum").textContent = instead ? instead.sum : fill(adds ? words.sum : words.no_sum, values);
  const [low, high] = extremes(shown());
  find(".note").hidden = Boolean(instead) || (high > 0 && low < high);
  find(".note").textContent = low === high ? words.flat : fill(words.nothing_for, { name });
}

function show() {
  noteClass();
  paint();
  read();
  describe();
  list();
}

function choose(place) {
  chosen = place;
  instead = null;
  show();
  tools.forEach((tool) => {
    tool.follow(false);
  });
}

function place() {
  const { photo: shown, seen, words, knows, classes } = view;
  const image = find(".photo img");
  image.src = shown.src;
  photo.style.setProperty("--ratio", shown.ratio);
  image.classList.toggle("pixelated", shown.pixelated);
  const [left, top, width, height] = shown.crop.map((part) => percent(part, 3));
  Object.assign(find(".crop").style, { left, top, width, height });
  find(".seen img").src = seen.src;
  find(".seen p").textContent = fill(words.seen, { size: seen.size });
  find("h3").textContent = words.thinks;
  find(".classes").setAttribute("aria-label", words.choose);
  const count = classes.length.toLocaleString("en-US");
  find(".knows span").textContent = fill(words.knows, { count });
  find(".knows b").textContent = knows.join(", ") + (classes.length > knows.length ? " …" : "");
  search.placeholder = fill(words.find, { count });
  search.setAttribute("aria-label", search.placeholder);
  label();
}

function label() {
  const { words } = view;
  for (const node of element.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];
  find(".opacity span").textContent = words.opacity;
  find(".cells span").textContent = words.cells;
  find(".colours span").textContent = words.colours;
  for (const entry of colours.options) entry.textContent = words[entry.value];
  const share = percent(threshold.value / 100, 0);
  find(".boxed span").textContent = fill(words.box, { share });
  threshold.setAttribute("aria-label", find(".boxed span").textContent);
  find(".save span").textContent = words.save;
  find(".save .picture").textContent = words.save_picture;
  find(".save .map").textContent = words.save_map;
}

// Where the class that was chosen stands now: it stays chosen whatever is looked at, by whatever network
// knows it; only a first look, and a class that was the likeliest of another photo, begin anew.
function kept(before, now) {
  if (!before || !before.classes[chosen]) return askedFor(now);
  const { index, name } = before.classes[chosen];
  if (chosen === 0 && before.photo.src !== now.photo.src) return 0;
  const same = before.network === now.network;
  return Math.max(
    0,
    now.classes.findIndex((item) => (same ? item.index === index : item.name === name)),
  );
}

function draw() {
  const now = props.value;
  if (!now) return;
  find(".message").hidden = !now.message;
  find(".message").textContent = now.message || "";
  clearInterval(asksAgain);
  if (now.again) asksAgain = setInterval(() => trigger("again", {}), AGAIN); // an answer may be the same
  find(".board").hidden = find(".tools").hidden = !now.classes;
  if (!now.classes) return;
  const another = view && view.photo.src !== now.photo.src;
  chosen = kept(view, now);
  cursor = null;
  instead = null;
  view = now;
  maps = unpacked(now);
  if (!boxChosen) boxed.checked = Boolean(now.truth);
  place();
  show();
  tools.forEach((tool) => {
    tool.follow(true);
  });
  if (another) reveal();
}

// On a narrow screen the photo stands below what it was chosen from.
function reveal() {
  if (photo.getBoundingClientRect().top < window.innerHeight / 2) return;
  photo.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
}

function point(event) {
  const box = canvas.getBoundingClientRect();
  const { rows, columns } = grid();
  const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
  const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
  const inside = row >= 0 && column >= 0 && row < rows && column < columns;
  cursor = inside ? [row, column] : null;
  read();
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function walk(event) {
  if (event.key === "Escape") cursor = null;
  else if (event.key in STEPS) {
    const { rows, columns } = grid();
    const middle = [(rows - 1) >> 1, (columns - 1) >> 1];
    const [down, right] = cursor ? STEPS[event.key] : [0, 0];
    const [row, column] = cursor || middle;
    cursor = [
      Math.min(rows - 1, Math.max(0, row + down)),
      Math.min(columns - 1, Math.max(0, column + right)),
    ];
    event.preventDefault();
  } else return;
  read();
}

photo.addEventListener("pointermove", point);
photo.addEventListener("pointerdown", point);
photo.addEventListener("pointerleave", () => {
  cursor = null;
  read();
});
photo.addEventListener("keydown", walk);
range.addEventListener("input", () => {
  canvas.style.opacity = range.value / 100;
});
cells.addEventListener("change", paint);
boxed.addEventListener("change", () => {
  boxChosen = true;
  paint();
});
threshold.addEventListener("input", () => {
  boxed.checked = boxChosen = true;
  label();
  paint();
});
colours.addEventListener("change", show);
canvas.style.opacity = range.value / 100;
