// Three groups of three samples, a - b + c, and what comes out: see arithmetic.py.
const root = element.querySelector(".pp-sum");
const sum = root.querySelector(".sum");
const problem = root.querySelector(".problem");
const [MEMBERS, PICKED] = [3, 9];

let view = null;
let seeds = null;
let tray = null;
let open = -1; // index of the sample whose tray is open
const slots = [];
const meanCanvases = [];
let resultCanvases = [];

const question = () => ({ ...view.ask, seeds });

const ask = asker(
  (asked) => server.sum(asked),
  async (answer, asked) => {
    problem.textContent = answer.problem ?? "";
    problem.hidden = !answer.problem;
    if (answer.problem) return;
    const sheet = await decoded(answer);
    if (asked.seeds !== seeds || asked.generator !== view.ask.generator) return;
    slots.forEach(({ canvas, caption, button }, i) => {
      paintTile(canvas, sheet, i);
      caption.textContent = seeds[i];
      button.setAttribute("aria-label", fill(view.words.change, { seed: seeds[i] }));
    });
    meanCanvases.forEach((canvas, i) => {
      paintTile(canvas, sheet, PICKED + i, 2 * sheet.side);
    });
    resultCanvases.forEach((canvas, i) => {
      paintTile(canvas, sheet, PICKED + MEMBERS + i, 4 * sheet.side);
    });
    root.hidden = false;
  },
  1,
);

function choose(index) {
  if (index === open) return tray.shut();
  open = index;
  slots.forEach(({ button }, i) => {
    button.setAttribute("aria-expanded", i === open);
  });
  tray.open(fill(view.words.seed, { seed: seeds[index] }));
}

function begin({ words, seeds: first }) {
  seeds = [...first];
  for (let group = 0; group < MEMBERS; group++) {
    if (group) sum.append(make("b", "sign", group === 1 ? "−" : "+"));
    const box = sum.appendChild(make("div", "group"));
    const members = box.appendChild(make("div", "members"));
    for (let i = 0; i < MEMBERS; i++) {
      const slot = makeSlot("");
      const index = slots.length;
      slot.button.setAttribute("aria-expanded", false);
      slot.button.addEventListener("click", () => choose(index));
      members.append(slot.button);
      slots.push(slot);
    }
    meanCanvases.push(box.appendChild(make("canvas", "mean")));
    box.append(make("small", "", words.mean));
  }
  sum.append(make("b", "sign", "="));
  const result = sum.appendChild(make("div", "result"));
  result.setAttribute("role", "img");
  result.setAttribute("aria-label", words.result);
  resultCanvases = Array.from({ length: PICKED }, () => result.appendChild(make("canvas")));
  root.querySelector(".hint").textContent = words.hint;
  tray = makeTray(
    root,
    words,
    (asked) => server.samples({ ...view.ask, ...asked }),
    (seed) => {
      seeds = seeds.map((old, i) => (i === open ? seed : old));
      ask(question());
    },
  );
  root.addEventListener("shut", () => {
    open = -1;
    slots.forEach(({ button }) => {
      button.setAttribute("aria-expanded", false);
    });
  });
}

function show(value) {
  if (!value) return;
  view = value;
  if (!tray) begin(value);
  tray.shut();
  seeds = [...seeds];
  ask(question());
}

watch("value", () => show(props.value));
show(props.value);
