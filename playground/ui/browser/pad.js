// A map of frames to drag a point over, and the frame of just that point: see pad.py.
const root = element.querySelector(".pp-pad");
const plane = root.querySelector(".plane");
const map = plane.querySelector("canvas");
const dot = plane.querySelector(".dot");
const [now, other] = root.querySelectorAll(".now canvas");
const besides = root.querySelector(".beside");
const crisp = root.querySelector(".crisp input");
const problem = root.querySelector(".problem");

const STEP = 0.02; // of an arrow key, in parts of the plane
const LATE_MS = 150; // after so long without the point's own frame, the nearest one of the map will do

const at = { x: 0.5, y: 0.5 };
let seeds = null; // of the corners
let view = null; // the value that is shown
let tiles = null; // the map's sheet
let last = null; // the sheets of the frames that are shown
let tray = null;
let open = -1; // index of the slot whose tray is open
let late = 0;
let slots = [];

const question = () => ({ ...view.ask, seeds, beside: besides.querySelector("select").value || null });

function complain(text) {
  problem.textContent = text ?? "";
  problem.hidden = !text;
}

function paint() {
  if (!last) return;
  const size = crisp.checked ? undefined : FINE;
  paintTile(now, last[0], 0, size);
  other.parentElement.hidden = !last[1];
  if (last[1]) paintTile(other, last[1], 0, size);
  root.classList.toggle("pixels", crisp.checked);
}

const frame = asker(
  (asked) => server.place(asked),
  async (answer, asked) => {
    complain(answer.problem);
    if (answer.problem) return;
    const sheets = await Promise.all([answer, answer.beside].filter(Boolean).map(decoded));
    if (asked.seeds !== seeds || asked.generator !== view.ask.generator) return;
    clearTimeout(late);
    last = sheets;
    root.dataset.at = `${asked.x} ${asked.y}`; // where the frame that is shown was made
    root.querySelector(".where").textContent = answer.where ?? "";
    requestAnimationFrame(paint);
  },
);

const ground = asker(
  (asked) => server.tiles(asked),
  async (answer, asked) => {
    complain(answer.problem);
    root.classList.toggle("bare", Boolean(answer.problem));
    root.hidden = false;
    if (answer.problem) return;
    const [sheet, ends] = await Promise.all([decoded(answer), decoded(answer.corners)]);
    if (asked.seeds !== seeds || asked.generator !== view.ask.generator) return;
    tiles = sheet;
    map.width = sheet.image.naturalWidth;
    map.height = sheet.image.naturalHeight;
    plane.style.aspectRatio = `${map.width} / ${map.height}`;
    map.getContext("2d").drawImage(sheet.image, 0, 0);
    slots.forEach(({ canvas, caption, button }, i) => {
      paintTile(canvas, ends, i);
      caption.textContent = fill(view.words.seed, { seed: seeds[i] });
      button.setAttribute("aria-label", fill(view.words.change, { seed: seeds[i] }));
    });
  },
  1,
);

function nearest() {
  if (!tiles) return;
  const rows = tiles.image.naturalHeight / tiles.side;
  const index = (part, count) => Math.min(count - 1, Math.floor(part * count));
  const place = index(at.y, rows) * tiles.columns + index(at.x, tiles.columns);
  paintTile(now, tiles, place, crisp.checked ? undefined : FINE);
}

function go(x, y) {
  at.x = Math.min(1, Math.max(0, x));
  at.y = Math.min(1, Math.max(0, y));
  mark();
  clearTimeout(late);
  late = setTimeout(nearest, LATE_MS);
  frame({ ...question(), ...at });
}

function mark() {
  dot.style.left = `${100 * at.x}%`;
  dot.style.top = `${100 * at.y}%`;
  const percents = { x: Math.round(100 * at.x), y: Math.round(100 * at.y) };
  plane.setAttribute("aria-valuenow", percents.x);
  plane.setAttribute("aria-valuetext", fill(view.words.at, percents));
}

function follow(event) {
  const box = plane.getBoundingClientRect();
  go((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
}

function afresh() {
  seeds = [...seeds];
  ground(question());
  frame({ ...question(), ...at });
}

plane.addEventListener("pointerdown", (event) => {
  plane.setPointerCapture(event.pointerId);
  plane.focus({ preventScroll: true });
  follow(event);
});
plane.addEventListener("pointermove", (event) => {
  if (plane.hasPointerCapture(event.pointerId)) follow(event);
});
plane.addEventListener("keydown", (event) => {
  const step = event.shiftKey ? 5 * STEP : STEP;
  const [x, y] = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  }[event.key] ?? [0, 0];
  if (!x && !y) return;
  event.preventDefault();
  go(at.x + x, at.y + y);
});
crisp.addEventListener("change", paint);
besides.querySelector("select").addEventListener("change", () => go(at.x, at.y));
root.querySelector(".shuffle").addEventListener("click", () => {
  seeds = seeds.map(() => Math.floor(Math.random() * 10000));
  afresh();
});

function choose(index) {
  if (index === open) return tray.shut();
  open = index;
  slots.forEach(({ button }, i) => {
    button.setAttribute("aria-expanded", i === open);
  });
  tray.open(fill(view.words.seed, { seed: seeds[index] }));
}

function label({ words, others }) {
  root.querySelector(".shuffle").textContent = words.shuffle;
  root.querySelector(".crisp span").textContent = words.pixels;
  root.querySelector(".hint").textContent = words.hint;
  root.querySelector(".now").setAttribute("aria-label", words.frame);
  plane.setAttribute("aria-label", words.plane);
  mark();
  besides.hidden = !others.length;
  besides.querySelector("span").textContent = words.beside;
  const select = besides.querySelector("select");
  const chosen = select.value;
  select.replaceChildren(...[[words.nothing, ""], ...others].map(([text, value]) => new Option(text, value)));
  select.value = others.some(([, value]) => value === chosen) ? chosen : "";
}

function show(value) {
  if (!value) return;
  view = value;
  label(value);
  if (!tray) begin(value);
  tray.shut();
  afresh();
}

function begin(value) {
  seeds = value.seeds;
  slots = seeds.map((_, i) => {
    const slot = makeSlot(`slot-${i}`);
    slot.button.addEventListener("click", () => choose(i));
    root.querySelectorAll(".ends")[Math.floor(i / 2)].append(slot.button);
    return slot;
  });
  tray = makeTray(
    root,
    value.words,
    (asked) => server.samples({ ...view.ask, ...asked }),
    (seed) => {
      seeds[open] = seed;
      afresh();
    },
  );
  root.addEventListener("shut", () => {
    open = -1;
    slots.forEach(({ button }) => {
      button.setAttribute("aria-expanded", false);
    });
  });
}

watch("value", () => show(props.value));
show(props.value);
