// Draws a run, and others laid over it, from news of one of them at a time:
// {runs, chosen, words, run, name, kind, from, points, total, status}, and of a GAN {opponent, remark}: what the
// generator's is called, and what the curves tell. runs: all that are shown, by id.
// Points come in increments: "from" 0 starts over, and one that does not follow on what is here has
// lost others on the way, so that all are asked for anew. A point: {e epoch, s seconds, l loss, a accuracy,
// v validation accuracy, w validation loss, t test accuracy, r learning rate, g gradient norms}, or of
// a GAN {e, s, n generator's loss, d critic's loss}. status: of the chosen run.
const root = element.querySelector(".pp-run");
const SMOOTH = 0.85;
const OTHERS = ["#e69f00", "#009e73", "#cc79a7", "#0284c7", "#d55e00"]; // told apart by all eyes
const CHIPS = ["raw", "by_epoch", "by_time"];
const STORED = "paper-playground-charts";
let shown = new Map(); // id -> {name, kind, points}
let chosen = "";
let words = {};
let moment = null; // seconds, looked at elsewhere on the page
const stored = recall(STORED);
const chips = new Set(Array.isArray(stored) ? stored : ["raw"]);

const empty = make("div", "empty");
const head = make("div", "head");
const badge = make("span", "badge");
const title = make("strong");
const note = make("span", "note");
head.append(badge, title, note);
const bar = make("div", "bar");
const done = make("i");
bar.append(done);
bar.setAttribute("role", "progressbar");
const reason = make("div", "reason");
const tiles = make("div", "tiles");
const switches = make("div", "switches");
const charts = make("div", "charts");
const remark = make("p", "remark");
const body = make("div", "body");
body.append(head, bar, reason, tiles, switches, charts, remark);
root.replaceChildren(empty, body);

const buttons = CHIPS.map((name) => {
  const button = make("button", "chip");
  button.addEventListener("click", () => {
    chips[chips.has(name) ? "delete" : "add"](name);
    remember(STORED, [...chips]);
    paint();
  });
  switches.append(button);
  return { name, button };
});

function colour(name) {
  return getComputedStyle(root).getPropertyValue(name).trim() || "#888";
}

const KINDS = { classifier: ["accuracy", "loss", "gradients", "rate"], gan: ["gan_loss"] };
const plots = {};
for (const key of Object.values(KINDS).flat()) {
  plots[key] = new Plot("", colour);
  charts.append(plots[key].box);
}

// An exponential mean whose memory grows from nothing: at the start, where most changes, it hardly lags.
function smooth(values) {
  let mean = 0;
  return values.map((v, i) => (mean += Math.max(1 - SMOOTH, 3 / (i + 3)) * (v - mean)));
}

function at(point) {
  return chips.has("by_time") ? point.s : point.e;
}

// One value of each point, or each epoch's mean.
function series(points, value) {
  const some = points.filter((p) => value(p) !== undefined);
  if (!chips.has("by_epoch")) return { xs: some.map(at), ys: some.map(value) };
  const epochs = new Map();
  for (const p of some) {
    const epoch = Math.max(1, Math.ceil(p.e - 1e-6));
    if (!epochs.has(epoch)) epochs.set(epoch, []);
    epochs.get(epoch).push(p);
  }
  const groups = [...epochs.values()];
  return {
    xs: groups.map((group) => at(group[group.length - 1])),
    ys: groups.map((group) => group.reduce((sum, p) => sum + value(p), 0) / group.length),
  };
}

// A noisy series: as it is (faint) and smoothed; by epochs it is smooth already.
function calmed(points, value, look) {
  const raw = series(points, value);
  if (chips.has("by_epoch")) return [{ ...raw, ...look, dots: true }];
  const calm = { ...raw, ...look, ys: smooth(raw.ys) };
  return chips.has("raw") ? [{ ...raw, colour: look.colour, faint: true }, calm] : [calm];
}

function colourOf(index) {
  return index === 0 ? colour("--pp-brand") : OTHERS[(index - 1) % OTHERS.length];
}

function runLines(run, index, now, held, several) {
  const paint = colourOf(index);
  const name = several ? run.name : words.train;
  const lines = calmed(run.points, (p) => p[now], { colour: paint, name });
  if (several) lines.splice(0, lines.length - 1); // many raw lines hide each other
  const add = (field, tint, label) => {
    const points = run.points.filter((p) => p[field] !== undefined);
    if (!points.length) return;
    const xs = points.map(at), ys = points.map((p) => p[field]);
    lines.push({ xs, ys, colour: several ? paint : tint, dots: true, dashed: several, name: several ? `${run.name} · ${label}` : label });
  };
  add(held, colour("--pp-accent"), words.validation);
  if (now === "a") add("t", colour("--pp-good"), words.test);
  return lines;
}

// The generator's loss and its opponent's; of several runs both in the run's colour.
function ganLines(run, index, several) {
  const halves = [["n", words.generator, "--pp-brand"], ["d", run.opponent, "--pp-accent"]];
  return halves.flatMap(([field, label, tint]) => {
    const look = several
      ? { colour: colourOf(index), dashed: field === "n", name: `${run.name} · ${label}` }
      : { colour: colour(tint), name: label };
    const drawn = calmed(run.points, (p) => p[field], look);
    return several ? drawn.slice(-1) : drawn;
  });
}

function gradientLines(run) {
  const points = run.points.filter((p) => p.g);
  const count = points.length ? points[points.length - 1].g.length : 0;
  return Array.from({ length: count }, (_, i) => {
    const look = {
      colour: `hsl(${250 - (210 * i) / Math.max(1, count - 1)} 75% 58%)`,
      name: (words.stages || [])[i] || "",
    };
    return calmed(points, (p) => Math.log10(Math.max(p.g[i], 1e-12)), look).pop();
  });
}

// The chosen run, and those laid over it that can be.
function alike() {
  const { kind, opponent } = shown.get(chosen);
  return [...shown.values()].filter((run) => run.kind === kind && run.opponent === opponent);
}

function lines(key) {
  const main = shown.get(chosen);
  if (key === "gradients") return gradientLines(main);
  if (key === "rate") return [{ ...series(main.points, (p) => p.r), colour: colour("--pp-brand"), name: words.rate }];
  const runs = alike();
  const several = runs.length > 1;
  if (key === "gan_loss") return runs.flatMap((run, i) => ganLines(run, i, several));
  const fields = key === "accuracy" ? ["a", "v"] : ["l", "w"];
  return runs.flatMap((run, i) => runLines(run, i, ...fields, several));
}

function scale(key, list) {
  const ys = list.flatMap((line) => line.ys).filter(Number.isFinite);
  let [low, high] = ys.reduce(([least, most], y) => [Math.min(least, y), Math.max(most, y)], [Infinity, -Infinity]);
  if (key === "accuracy") [low, high] = [0, 1];
  if (key === "loss" || key === "rate") low = 0;
  if (!(high > low)) high = low + 1;
  const right = list.reduce((most, { xs }) => Math.max(most, xs[xs.length - 1]), 1e-6);
  const short = (v) => String(+v.toPrecision(3));
  const format = key === "accuracy" ? (v) => percent(v, 0)
    : key === "gradients" ? (v) => String(+(10 ** v).toPrecision(2)) : short;
  const exact = key === "accuracy" ? (v) => percent(v, 1)
    : key === "gradients" ? (v) => (10 ** v).toPrecision(2)
    : key === "loss" ? (v) => v.toFixed(3) : short;
  return { low, high, right, format, exact };
}

function paintAll() {
  const main = shown.get(chosen);
  if (!main) return;
  const axis = chips.has("by_time") ? words.seconds : words.epochs;
  for (const { name, button } of buttons) {
    button.textContent = words[name];
    button.setAttribute("aria-pressed", chips.has(name));
    button.hidden = !main.points.length || (name === "raw" && alike().length > 1);
  }
  remark.textContent = main.remark || "";
  remark.hidden = !main.remark || !main.points.length;
  const place = moment === null ? null : main.points.find((p) => p.s >= moment);
  for (const [key, plot] of Object.entries(plots)) {
    plot.box.hidden = !KINDS[main.kind].includes(key) || !main.points.length;
    if (plot.box.hidden) continue;
    const list = lines(key).filter((line) => line.xs.length);
    plot.title = words[key];
    if (list.length) plot.paint(list, scale(key, list), axis, place ? at(place) : null);
  }
}

const paint = eachFrame(paintAll);

function tell(status) {
  root.dataset.state = status.state;
  badge.textContent = status.label;
  badge.dataset.state = status.state;
  title.textContent = status.name;
  note.textContent = status.note;
  done.style.width = percent(status.fraction, 2);
  bar.setAttribute("aria-valuenow", Math.round(100 * status.fraction));
  reason.textContent = status.reason;
  reason.hidden = !status.reason;
  tiles.replaceChildren(...status.tiles.map(([name, value]) => {
    const tile = make("div", "tile");
    tile.append(make("span", "", name), make("b", "", value));
    return tile;
  }));
}

const ask = asking("lost", () => [...shown.values()].every((run) => run.total !== null));

function show(news) {
  if (!news || !news.runs) return;
  if (news.words) words = { ...words, ...news.words };
  body.hidden = !news.runs.length;
  empty.hidden = !body.hidden;
  empty.textContent = words.empty;
  const unknown = () => ({ name: "", kind: "classifier", points: [], total: 0 });
  const known = new Map(news.runs.map((id) => [id, shown.get(id) || unknown()]));
  if (chosen !== news.chosen) moment = null;
  [shown, chosen] = [known, news.chosen];
  root.dataset.run = chosen;
  root.dataset.shown = news.runs.length;
  if (!news.run) return paint();
  const run = shown.get(news.run);
  if (!run) return;
  if (news.from && news.from !== run.total) {
    run.total = null;
    return ask();
  }
  if (!news.from) run.points = [];
  run.total = news.total;
  run.points.push(...news.points);
  for (const part of ["name", "kind", "opponent", "remark"]) run[part] = news[part];
  if (news.run === chosen) {
    tell(news.status);
    root.dataset.points = news.total;
  }
  paint();
}

window.addEventListener("pp-moment", (event) => {
  moment = event.detail.run === chosen ? event.detail.seconds : null;
  paint();
});
watch("value", () => show(props.value));
show(props.value);
new ResizeObserver(paint).observe(root);
