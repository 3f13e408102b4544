// What maps are worth: the class's probability as the hottest, the coldest, random pixels are covered, for
// each method that is ticked, one after the other.
const ORDERS = { hottest: "#e5533d", coldest: "#4d9de0", random: "#8a8f98" };
const worth = tool(
  "faithful",
  () => ({ index: current().index, method: queue[0], go: queue.length > 0 }),
  showWorth,
);
const tried = [...worth.node.querySelectorAll(".methods input")];
const worthWork = working(worth.node, { start: tryAll, stop: askWorth });
let queue = []; // methods that are still to be tried, the one under way first
let wanted = 0; // how many there were
let costs = null; // {seconds, passes: {method: count}}

const ticked = () => tried.filter((box) => box.checked).map((box) => box.value);
const titleOf = (method) => tried.find((box) => box.value === method).nextElementSibling.textContent;

function askWorth() {
  queue = [];
  worth.ask();
}

function tryAll() {
  queue = ticked();
  wanted = queue.length;
  clearWorth();
  worth.ask();
}

function clearWorth() {
  worth.node.querySelector(".curves").replaceChildren();
  worth.node.querySelector(".account").textContent = "";
}

function showWorth(answer) {
  if (worthWork.told(answer, wanted - queue.length, wanted)) return;
  if (answer.message) {
    queue = [];
    worth.node.querySelector(".account").textContent = answer.message;
  } else if (answer.cost) {
    costs = answer.cost;
    offerWorth();
  } else {
    drawWorth(answer);
    queue.shift();
    if (queue.length) worth.ask();
    else offerWorth();
  }
}

function offerWorth() {
  const passes = ticked().reduce((sum, method) => sum + costs.passes[method], 0);
  worthWork.offer(passes, passes * costs.seconds);
}

function drawWorth({ method, score, covered, ...curves }) {
  const { words } = view;
  const title = fill(words.faithful_score, { method: titleOf(method), score: signed(score) });
  const plot = new Plot(title, (name) => getComputedStyle(element).getPropertyValue(name));
  worth.node.querySelector(".curves").append(plot.box);
  const lines = Object.entries(ORDERS).map(([order, colour]) => ({
    xs: covered.map((share) => 100 * share),
    ys: curves[order],
    colour,
    name: words[`faithful_${order}`],
    dashed: order === "random",
  }));
  const scale = { low: 0, high: 1, right: 100, format: (v) => percent(v, 0), exact: (v) => percent(v, 1) };
  const paint = () => plot.paint(lines, scale, words.faithful_axis, 50);
  new ResizeObserver(paint).observe(plot.canvas); // also once it has a size at all
}

tools.push({
  follow: () => {
    queue = [];
    worthWork.rest();
    clearWorth();
  },
});
worth.node.addEventListener("toggle", () => {
  if (!worth.node.open) queue = [];
});
for (const box of tried) {
  box.addEventListener("change", () => {
    if (costs && !queue.length) offerWorth();
  });
}
