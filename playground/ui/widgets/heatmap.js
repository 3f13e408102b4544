// Draws {network, photo, seen, classes, rows, columns, adds, knows, words}, or {message}, into the
// widget. Texts go in as text. Colours: from 0, with the palette's first colour at `floor` opacity, to the
// class's largest value, with the last one at full opacity.
const find = (selector) => element.querySelector(selector);
const photo = find(".photo");
const canvas = find("canvas");
const marker = find(".crop i");
const range = find(".opacity input");
const cells = find(".cells input");
const SMOOTH_SIDE = 256;
let view = null;
let chosen = 0;
let cursor = null; // [row, column] that is being read

function number(value) {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 4;
  return value.toFixed(digits).replace("-", "−");
}

const hundredths = (count) => (count / 100).toFixed(2).replace("-", "−");
const current = () => view.classes[chosen];
const peak = () => Math.max(0, ...current().values);

function paint() {
  const { rows, columns } = view;
  const width = cells.checked ? columns : Math.max(columns, SMOOTH_SIDE);
  const height = cells.checked ? rows : Math.max(rows, SMOOTH_SIDE);
  canvas.classList.toggle("pixelated", cells.checked);
  const map = { values: current().values, rows, columns, high: peak() };
  const { palette, floor } = props;
  const opacity = (share) => floor + (1 - floor) * share;
  paintMap(canvas, map, [width, height], palette, opacity);
}

function read() {
  const { words, rows, columns } = view;
  marker.hidden = !cursor;
  const line = find(".reading");
  if (!cursor) {
    line.textContent = words.hint;
    return;
  }
  const [row, column] = cursor;
  const value = current().values[row * columns + column];
  marker.style.left = (100 * column) / columns + "%";
  marker.style.top = (100 * row) / rows + "%";
  marker.style.width = 100 / columns + "%";
  marker.style.height = 100 / rows + "%";
  const meaning = fill(value >= 0 ? words.for : words.against, { name: current().name });
  const place = fill(words.cell, { row: row + 1, column: column + 1, rows, columns });
  line.replaceChildren(make("span", "", place + ": "));
  line.append(make("b", "", number(value)), make("span", "", " " + meaning));
}

function describe() {
  const { words, adds } = view;
  const { name, mean, logit } = current();
  photo.setAttribute("aria-label", fill(words.map, { name }));
  find(".scale .what").textContent = fill(words.evidence, { name });
  find(".scale .high").textContent = number(peak());
  // as many decimals for all three, and the bias such that what is read adds up
  const [left, sum] = [mean, logit].map((value) => Math.round(100 * value));
  const [shownMean, shownBias, shownLogit] = [left, sum - left, sum].map((n) => hundredths(n));
  const values = { mean: shownMean, bias: shownBias, logit: adds ? shownLogit : number(logit) };
  find(".sum").textContent = fill(adds ? words.sum : words.no_sum, values);
}

function show() {
  paint();
  read();
  describe();
}

function option(item, index) {
  const label = make("label", "class");
  const input = make("input");
  input.type = "radio";
  input.name = "class-" + element.id;
  input.checked = index === chosen;
  input.addEventListener("change", () => {
    chosen = index;
    show();
  });
  const bar = make("span", "bar");
  const length = make("i");
  length.style.width = percent(item.probability, 2);
  bar.append(length);
  label.append(input, make("span", "name", item.name), bar);
  label.append(make("span", "percent", percent(item.probability, 1)));
  return label;
}

function place() {
  const { photo: shown, seen, words, knows } = view;
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
  find(".classes").replaceChildren(...view.classes.map(option));
  find(".knows span").textContent = fill(words.knows, { count: knows.length });
  find(".knows b").textContent = knows.slice(0, 20).join(", ") + (knows.length > 20 ? " …" : "");
  find(".opacity span").textContent = words.opacity;
  find(".cells span").textContent = words.cells;
}

// A class stays chosen while the same photo is looked at by the same network in another way.
function kept(before, now) {
  if (!before || before.photo.src !== now.photo.src || before.network !== now.network) return 0;
  const name = before.classes[chosen].name;
  return Math.max(0, now.classes.findIndex((item) => item.name === name));
}

function draw() {
  const now = props.value;
  if (!now) return;
  find(".message").hidden = !now.message;
  find(".message").textContent = now.message || "";
  find(".board").hidden = !now.classes;
  if (!now.classes) return;
  const another = view && view.photo.src !== now.photo.src;
  chosen = kept(view, now);
  cursor = null;
  view = now;
  place();
  show();
  if (another) reveal();
}

// On a narrow screen the photo stands below what it was chosen from.
function reveal() {
  if (photo.getBoundingClientRect().top < window.innerHeight / 2) return;
  photo.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
}

function point(event) {
  const box = canvas.getBoundingClientRect();
  const column = Math.floor(((event.clientX - box.left) / box.width) * view.columns);
  const row = Math.floor(((event.clientY - box.top) / box.height) * view.rows);
  const inside = row >= 0 && column >= 0 && row < view.rows && column < view.columns;
  cursor = inside ? [row, column] : null;
  read();
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function walk(event) {
  if (event.key === "Escape") cursor = null;
  else if (event.key in STEPS) {
    const middle = [(view.rows - 1) >> 1, (view.columns - 1) >> 1];
    const [down, right] = cursor ? STEPS[event.key] : [0, 0];
    const [row, column] = cursor || middle;
    cursor = [
      Math.min(view.rows - 1, Math.max(0, row + down)),
      Math.min(view.columns - 1, Math.max(0, column + right)),
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
canvas.style.opacity = range.value / 100;
find(".scale i").style.background =
  "linear-gradient(to right, " +
  props.palette
    .filter((_, i) => i % 15 === 0)
    .map((colour) => `rgb(${colour})`)
    .join(", ") +
  ")";
watch("value", draw);
draw();
trigger("opened", {});
