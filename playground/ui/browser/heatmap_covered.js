// "Break it": a brush over the photo; the probabilities and the map answer as the hand moves. One question
// is under way at a time, and the next one is about all that was painted meanwhile.
const LATE = 5000; // ms after which an answer is given up
const broken = find(".covered");
const covering = find(".crop .cover");
let mask = emptyMask();
let history = []; // masks before each stroke
let sound = null; // {view, maps} of the photo as it is, while parts of it are covered
let sent = { turn: 0, waiting: false, again: false };
let last = null; // [x, y] in cells, where the brush is

const way = () => broken.querySelector("[name=look-cover]:checked").value;
const isEmpty = () => !mask.includes(1);

function askCovered() {
  if (sent.waiting) {
    sent.again = true;
    return;
  }
  const turn = sent.turn + 1;
  sent = { turn, waiting: true, again: false };
  trigger("covered", { turn, index: current().index, mask: packedMask(mask), way: way() });
  setTimeout(() => {
    if (sent.turn === turn && sent.waiting) coveredAnswered(true);
  }, LATE);
}

// again: whether to ask once more in any case.
function coveredAnswered(again) {
  sent.waiting = false;
  if ((again || sent.again) && broken.open && !isEmpty()) askCovered();
}

watch("covered", () => {
  const answer = props.covered;
  if (!answer || answer.turn !== sent.turn) return;
  if (answer.busy) setTimeout(() => coveredAnswered(true), 150);
  else {
    if (broken.open && !isEmpty()) coverUp(answer);
    coveredAnswered(false);
  }
});

// Puts what is found in the covered photo in the place of what was found in the whole.
function coverUp(answer) {
  if (answer.message) {
    quiet();
    broken.querySelector(".now").textContent = answer.message;
    return;
  }
  sound ??= { view, maps };
  const { index } = current();
  const shares = floats(answer.probabilities);
  const fresh = new Map(answer.classes.map((item) => [item.index, item]));
  const found = unpackedBy(
    answer.classes.map(({ peak }) => peak),
    answer.maps,
    view.rows * view.columns,
  );
  const classes = sound.view.classes
    .map((item) => ({ ...item, ...fresh.get(item.index), name: item.name, before: item.probability }))
    .map((item) => ({ ...item, probability: shares[item.index] }))
    .sort((a, b) => b.probability - a.probability);
  const byIndex = new Map(answer.classes.map((item, i) => [item.index, found[i]]));
  const nothing = new Float32Array(view.rows * view.columns);
  view = { ...sound.view, classes, seen: answer.seen };
  maps = classes.map((item) => byIndex.get(item.index) || nothing);
  chosen = classes.findIndex((item) => item.index === index);
  find(".seen img").src = view.seen.src;
  const values = {
    name: current().name,
    now: chance(current().probability),
    before: chance(current().before),
  };
  broken.querySelector(".now").textContent = fill(view.words.covered_now, values);
  show();
  broken.querySelector(".thumb").replaceWith(thumbnailOf(maps[chosen], THUMB));
}

// What is covered, drawn at once: the answer shows what the network really saw.
function paintCover() {
  covering.hidden = isEmpty();
  covering.width = covering.height = MASK_SIDE;
  const pen = covering.getContext("2d");
  const pixels = pen.createImageData(MASK_SIDE, MASK_SIDE);
  mask.forEach((on, i) => {
    pixels.data.set([127, 127, 127, 255 * on], 4 * i);
  });
  pen.putImageData(pixels, 0, 0);
  if (way() === "blur") {
    pen.globalCompositeOperation = "source-in";
    pen.drawImage(coarse(), 0, 0, MASK_SIDE, MASK_SIDE);
  }
  for (const name of ["undo", "reset"]) broken.querySelector(`.${name}`).disabled = !history.length;
}

// The part that is seen, in a few pixels.
function coarse() {
  const node = make("canvas");
  node.width = node.height = 12;
  const pen = node.getContext("2d");
  pen.imageSmoothingQuality = "high";
  const original = new Image();
  original.src = (sound || { view }).view.seen.src;
  if (original.complete) pen.drawImage(original, 0, 0, 12, 12);
  else pen.drawImage(find(".seen img"), 0, 0, 12, 12);
  return node;
}

const repaint = eachFrame(paintCover);

function changedMask() {
  repaint();
  if (isEmpty()) mendAll();
  else askCovered();
}

function mendAll() {
  quiet();
  if (!sound) return;
  const { index } = current();
  ({ view, maps } = sound);
  sound = null;
  chosen = view.classes.findIndex((item) => item.index === index);
  find(".seen img").src = view.seen.src;
  show();
}

function quiet() {
  broken.querySelector(".now").textContent = "";
  broken.querySelector(".thumb").replaceChildren();
}

function forget() {
  mask = emptyMask();
  history = [];
  repaint();
}

function coverBy(inverse) {
  const map = { values: maps[chosen], rows: view.rows, columns: view.columns };
  const cells = hottest(map, inverse);
  if (!cells) return;
  history.push(mask.slice());
  mask = mask.map((on, i) => on | cells[i]);
  changedMask();
}

function cellAt(event) {
  const box = canvas.getBoundingClientRect();
  const side = (at, start, length) => ((at - start) / length) * MASK_SIDE;
  return [side(event.clientX, box.left, box.width), side(event.clientY, box.top, box.height)];
}

function brushTo(event) {
  const at = cellAt(event);
  stroke(mask, last || at, at, Number(broken.querySelector(".brush input").value));
  last = at;
  changedMask();
}

photo.addEventListener("pointerdown", (event) => {
  if (!broken.open || event.button !== 0) return;
  photo.setPointerCapture(event.pointerId);
  history.push(mask.slice());
  last = null;
  brushTo(event);
});
photo.addEventListener("pointermove", (event) => {
  if (last && event.buttons & 1) brushTo(event);
});
for (const name of ["pointerup", "pointercancel"]) {
  photo.addEventListener(name, () => {
    last = null;
  });
}
broken.querySelector(".hottest").addEventListener("click", () => coverBy(false));
broken.querySelector(".only").addEventListener("click", () => coverBy(true));
broken.querySelector(".undo").addEventListener("click", () => {
  mask = history.pop();
  changedMask();
});
broken.querySelector(".reset").addEventListener("click", () => {
  forget();
  changedMask();
});
for (const input of broken.querySelectorAll("[name=look-cover]")) {
  input.addEventListener("change", changedMask);
}
broken.addEventListener("toggle", () => {
  photo.classList.toggle("brushing", broken.open);
  if (broken.open) return;
  forget();
  if (!sound) return;
  mendAll();
  tools.forEach((tool) => {
    tool.follow(false);
  }); // one that was opened meanwhile
});
tools.push({
  follow(renewed) {
    if (renewed) {
      sound = null;
      sent = { turn: sent.turn + 1, waiting: false, again: false }; // what is under way is of another photo
      forget();
      quiet();
    } else if (sound) askCovered(); // the chosen class's map may not have come
  },
});
