// The sum in small: three maps that can be painted, their weights, and the map and the score that they make.
const TOY_SIDE = 7;
const toy = taken.node.querySelector(".toy");
const TOY = [
  { weight: 0.3, middle: [2, 2], reach: 1.5 },
  { weight: 0.5, middle: [3, 4], reach: 1.2 },
  { weight: 0.1, middle: [5, 1], reach: 1 },
].map(({ weight, middle, reach }) => ({
  weight,
  cells: Float32Array.from({ length: TOY_SIDE ** 2 }, (_, at) =>
    Number(Math.hypot(Math.floor(at / TOY_SIDE) - middle[0], (at % TOY_SIDE) - middle[1]) <= reach),
  ),
}));
const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
let toyInk = null; // what the hand paints, 1 or 0, while it does

// One map: a cell is a button; the arrow keys go from cell to cell, and one of them is a stop of the Tab key.
function toyMap(map, number) {
  const box = make("div", "painted");
  box.setAttribute("role", "group");
  box.dataset.name = number;
  const cells = [...map.cells].map((_, at) => toyCell(map, at));
  cells[0].tabIndex = 0;
  box.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -TOY_SIDE, ArrowDown: TOY_SIDE, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = cells[cells.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  box.append(...cells);
  return box;
}

function toyCell(map, at) {
  const cell = make("button");
  cell.tabIndex = -1;
  const set = (ink) => {
    map.cells[at] = ink;
    cell.setAttribute("aria-pressed", String(ink === 1));
    tellToy();
  };
  cell.setAttribute("aria-pressed", String(map.cells[at] === 1));
  cell.addEventListener("pointerdown", (event) => {
    cell.releasePointerCapture(event.pointerId); // a finger that moves on shall reach the other cells
    toyInk = 1 - map.cells[at];
    set(toyInk);
  });
  cell.addEventListener("pointerenter", () => toyInk !== null && set(toyInk));
  cell.addEventListener("click", (event) => event.detail === 0 && set(1 - map.cells[at])); // by the keyboard
  return cell;
}

function toyTerm(map, i) {
  const term = make("div", "card");
  const slider = make("input");
  Object.assign(slider, { type: "range", min: -1, max: 1, step: 0.1, value: map.weight });
  const told = make("b");
  slider.addEventListener("input", () => {
    map.weight = Number(slider.value);
    tellToy();
  });
  map.told = told;
  map.slider = slider;
  term.append(make("span", "name", `F${"₁₂₃"[i]}`), toyMap(map, i + 1), slider, told);
  return term;
}

// The map that is the sum, and the score: the mean of the one, and the sum of the means.
function tellToy() {
  if (!view) return;
  const decimal = (value) => value.toFixed(2).replace("-", "−");
  const means = TOY.map(({ cells }) => meanOf(cells));
  const sum = weighted(
    TOY.map(({ cells }) => cells),
    TOY.map(({ weight }) => weight),
  );
  TOY.forEach((map, i) => {
    map.told.textContent = map.weight.toFixed(1).replace("-", "−");
    const name = fill(view.words.toy_weight, { map: i + 1 });
    map.slider.setAttribute("aria-label", name);
    toy.querySelectorAll(".painted")[i].setAttribute("aria-label", fill(view.words.toy_map, { map: i + 1 }));
  });
  const size = [TOY_SIDE, TOY_SIDE];
  const shade = (value) => [(Math.min(1, Math.max(-1, value)) + 1) / 2, 1];
  paintField(toy.querySelector("canvas"), sum, size, view.palettes.signed, shade);
  const terms = TOY.map(({ weight }, i) => `${weight.toFixed(1).replace("-", "−")} × ${decimal(means[i])}`);
  const values = { terms: terms.join(" + "), score: decimal(meanOf(sum)) };
  toy.querySelector(".score").textContent = fill(view.words.toy_score, values);
}

toy.querySelector(".maps").prepend(...TOY.map(toyTerm));
window.addEventListener("pointerup", () => {
  toyInk = null;
});
window.addEventListener("pointercancel", () => {
  toyInk = null;
});
tools.push({ follow: tellToy });
