// Sliders whose tracks are what they would make: see directions.py.
const root = element.querySelector(".pp-axes");
const now = root.querySelector(".now canvas");
const start = root.querySelector(".start");
const rows = root.querySelector(".rows");
const problem = root.querySelector(".problem");

let view = null;
let seeds = null;
let amounts = null;
let tray = null;
let sliders = [];
const slot = makeSlot("");

const question = () => ({ ...view.ask, seeds, amounts });
const stale = (asked) => asked.seeds !== seeds || asked.generator !== view.ask.generator;

function complain(text) {
  problem.textContent = text ?? "";
  problem.hidden = !text;
}

const face = asker(
  (asked) => server.face(asked),
  async (answer, asked) => {
    complain(answer.problem);
    if (answer.problem) return;
    const sheet = await decoded(answer);
    if (stale(asked)) return;
    paintTile(now, sheet, 0, FINE);
    if (asked.amounts.every((amount) => amount === 0)) {
      paintTile(slot.canvas, sheet, 0);
      slot.caption.textContent = fill(view.words.seed, { seed: seeds[0] });
      slot.button.setAttribute("aria-label", fill(view.words.change, { seed: seeds[0] }));
    }
    root.dataset.at = asked.amounts.join(" ");
  },
);

const tracks = asker(
  (asked) => server.tracks(asked),
  async (answer, asked) => {
    complain(answer.problem);
    if (answer.problem) return;
    const sheet = await decoded(answer);
    if (stale(asked)) return;
    sliders.forEach(({ track, share }, row) => {
      track.width = sheet.columns * sheet.side;
      track.height = sheet.side;
      const wide = sheet.columns * sheet.side;
      track
        .getContext("2d")
        .drawImage(sheet.image, 0, row * sheet.side, wide, sheet.side, 0, 0, wide, sheet.side);
      share.textContent = percent(answer.shares[row], 0);
    });
    root.hidden = false;
  },
  1,
);

function makeRow(index, { reach, words }) {
  const row = rows.appendChild(make("label", "row"));
  const name = fill(words.direction, { number: index + 1 });
  row.append(make("span", "name", String(index + 1)));
  const box = row.appendChild(make("span", "track"));
  const track = box.appendChild(make("canvas"));
  const input = box.appendChild(make("input"));
  Object.assign(input, { type: "range", min: -reach, max: reach, step: 0.05, value: 0 });
  input.setAttribute("aria-label", name);
  const share = row.appendChild(make("small"));
  share.title = words.share;
  input.addEventListener("input", () => {
    amounts = amounts.map((amount, i) => (i === index ? Number(input.value) : amount));
    face(question());
  });
  input.addEventListener("change", () => tracks(question()));
  return { input, track, share };
}

function rest() {
  amounts = sliders.map(() => 0);
  sliders.forEach(({ input }) => {
    input.value = 0;
  });
  face(question());
  tracks(question());
}

function begin(value) {
  const { words } = value;
  seeds = [...value.seeds];
  sliders = Array.from({ length: value.count }, (_, i) => makeRow(i, value));
  root.querySelector(".hint").textContent = words.hint;
  root.querySelector(".now").setAttribute("aria-label", words.frame);
  start.append(slot.button);
  const back = start.appendChild(make("button", "quiet", words.reset));
  back.addEventListener("click", rest);
  tray = makeTray(
    root,
    words,
    (asked) => server.samples({ ...view.ask, ...asked }),
    (seed) => {
      seeds = [seed];
      rest();
    },
  );
  slot.button.addEventListener("click", () => {
    if (slot.button.getAttribute("aria-expanded") === "true") return tray.shut();
    slot.button.setAttribute("aria-expanded", true);
    tray.open(fill(view.words.seed, { seed: seeds[0] }));
  });
  root.addEventListener("shut", () => slot.button.setAttribute("aria-expanded", false));
}

function show(value) {
  if (!value) return;
  view = value;
  if (!tray) begin(value);
  tray.shut();
  seeds = [...seeds];
  rest();
}

watch("value", () => show(props.value));
show(props.value);
