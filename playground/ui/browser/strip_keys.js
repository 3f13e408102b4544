// The seeds that the way leads through: picked by looking, two to eight, in a row or a ring.
const slotRow = root.querySelector(".slots");
const add = root.querySelector(".add");
const closed = root.querySelector(".closed input");
const speed = root.querySelector(".speed select");
const problem = root.querySelector(".problem");

let view = null; // the newest value
let words = null;
let seeds = null;
let tray = null;
let open = -1; // index of the seed whose tray is open
const slots = [];

const question = () => ({ ...view.ask, seeds, closed: closed.checked });

function complain(text) {
  problem.textContent = text ?? "";
  problem.hidden = !text;
}

const walk = asker(
  (asked) => server.strip(asked),
  (answer, asked) => {
    complain(answer.problem);
    if (!answer.problem && asked.seeds === seeds) present(answer);
  },
  1,
);

function drawKeys(shown, pictures) {
  while (slots.length < shown.length) {
    const slot = makeSlot("");
    const index = slots.length;
    slot.button.addEventListener("click", () => choose(index));
    slotRow.append(slot.button);
    slots.push(slot);
  }
  slots.splice(shown.length).forEach(({ button }) => {
    button.remove();
  });
  slots.forEach(({ button, canvas, caption }, i) => {
    paintTile(canvas, pictures, i);
    caption.textContent = shown[i];
    button.setAttribute("aria-label", fill(words.key, { number: i + 1, seed: shown[i] }));
    button.setAttribute("aria-expanded", i === open);
  });
  add.hidden = shown.length >= view.most;
  closed.parentElement.hidden = shown.length < 3;
}

// Another row of seeds: what the ends are is told to the page, whose numbers follow.
function change(next) {
  const ends = [next[0], next.at(-1)];
  const moved = ends[0] !== seeds[0] || ends[1] !== seeds.at(-1);
  seeds = next;
  walk(question());
  if (moved) trigger("ends", { seeds: ends });
}

function choose(index) {
  if (index === open) return tray.shut();
  open = index;
  slots.forEach(({ button }, i) => {
    button.setAttribute("aria-expanded", i === open);
  });
  tray.remove.hidden = seeds.length < 3;
  tray.open(fill(words.seed, { seed: seeds[index] }));
}

function makeKeysTray() {
  tray = makeTray(
    root.querySelector(".trayed"),
    words,
    (asked) => server.samples({ ...view.ask, ...asked }),
    (seed) => change(seeds.map((old, i) => (i === open ? seed : old))),
  );
  tray.remove = make("button", "quiet", words.remove);
  tray.remove.addEventListener("click", () => {
    const next = seeds.filter((_, i) => i !== open);
    tray.shut();
    if (next.length > 1) change(next);
  });
  tray.head.insertBefore(tray.remove, tray.head.lastChild);
  tray.root.addEventListener("shut", () => {
    open = -1;
    slots.forEach(({ button }) => {
      button.setAttribute("aria-expanded", false);
    });
  });
}

add.addEventListener("click", () => {
  change([...seeds, Math.floor(Math.random() * 10000)]);
});
closed.addEventListener("change", () => change([...seeds]));

function label() {
  root.querySelector(".now").setAttribute("aria-label", words.frame);
  range.setAttribute("aria-label", words.slider);
  play.setAttribute("aria-label", playing ? words.pause : words.play);
  film.setAttribute("aria-label", words.film);
  [...film.children].forEach((button, i) => {
    button.setAttribute("aria-label", progress(i / (THUMBNAILS - 1)));
  });
  add.textContent = words.add;
  for (const name of ["closed", "speed", "pixels"])
    root.querySelector(`.${name} span`).textContent = words[name];
}

// A new value brings both ends, the path and perhaps another generator; the seeds between stay.
function show(value) {
  if (!value) return;
  const generator = view?.ask.generator;
  view = value;
  words = value.words;
  label();
  labelInside();
  if (!tray) makeKeysTray();
  if (generator !== value.ask.generator) tray.shut();
  seeds = seeds ? [value.seeds[0], ...seeds.slice(1, -1), value.seeds[1]] : [...value.seeds];
  complain("");
  if (seeds.length === 2) present(value);
  else walk(question());
}
