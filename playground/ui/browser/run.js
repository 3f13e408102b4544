// Draws the runs that are watched, from news of some of them at a time:
// {runs, shown, words, experiment, parts}. runs: all that are drawn, by id; shown: the one that is shown
// whole. parts: one a run with news, {run, name, from, points, total, status} and, where "from" is 0,
// {kind, stages, fixed, opponent, remark, caveats, lesson}: opponent: what the generator's is called; remark
// and caveats: what the curves tell, and what they lack; lesson: what leads to why. Points (see curves.js) come in increments: "from" 0
// starts over, and a part that does not follow on what is here has lost others on the way, so that all
// are asked for anew.
const root = element.querySelector(".pp-run");
const SWITCHES = ["raw", "by_epoch", "by_time"];
const STORED = "paper-playground-charts";
let drawn = new Map(); // id -> {name, kind, points, total, status ...}
let shown = "";
let words = {};
let experiment = null;
let moment = null; // seconds, looked at elsewhere on the page
const stored = recall(STORED);
const on = new Set(Array.isArray(stored) ? stored : ["raw"]);

const empty = make("div", "empty");
const whole = make("section", "experiment");
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
const remarks = make("div", "remarks");
const body = make("div", "body");
body.append(whole, head, bar, reason, tiles, switches, charts, remarks);
root.replaceChildren(empty, body);

const boxes = SWITCHES.map((name) => {
  const node = make("label", "switch");
  const box = make("input");
  const text = make("span");
  box.type = "checkbox";
  box.setAttribute("role", "switch");
  box.checked = on.has(name);
  box.addEventListener("change", () => {
    on[box.checked ? "add" : "delete"](name);
    remember(STORED, [...on]);
    paint();
  });
  node.append(box, text);
  switches.append(node);
  return { name, node, text };
});
const smoothing = make("span", "smoothing");
switches.append(smoothing);

function colour(name) {
  return getComputedStyle(root).getPropertyValue(name).trim() || "#888";
}

const KINDS = {
  classifier: ["accuracy", "loss", "gradients", "rate"],
  gan: ["gan_estimate", "gan_scores", "gan_loss", "gan_diversity", "gan_gradient", "gan_bound"],
};
const plots = {};
for (const key of Object.values(KINDS).flat()) {
  plots[key] = new Plot("", colour);
  plots[key].tells = make("p", "tells");
  plots[key].box.append(plots[key].tells);
  charts.append(plots[key].box);
}

function tellRemarks(main) {
  const runs = [...drawn.values()];
  const texts = runs.flatMap((run) =>
    (run.caveats || []).map((text) => (runs.length > 1 ? `${run.name}: ${text}` : text)),
  );
  if (main.remark) texts.unshift(main.remark);
  remarks.replaceChildren(...texts.map((text) => make("p", "remark", text)));
  if (main.lesson) {
    const lead = make("button", "lesson", main.lesson);
    lead.addEventListener("click", () => trigger("lesson", {}));
    remarks.append(lead);
  }
  remarks.hidden = !main.points.length;
}

function paintAll() {
  const main = drawn.get(shown);
  if (!main) return;
  const view = { byTime: on.has("by_time"), byEpoch: on.has("by_epoch"), raw: on.has("raw"), words, colour };
  drawExperiment(whole, experiment, drawn, shown, (run) => trigger("pick", { run }), view);
  const several = drawn.size > 1;
  switches.hidden = !main.points.length;
  for (const { name, node, text } of boxes) {
    text.textContent = words[name];
    node.hidden = name === "raw" && (several || view.byEpoch);
  }
  smoothing.textContent = fill(words.smoothed || "", { count: Math.round(1 / (1 - SMOOTH)) });
  smoothing.hidden = view.byEpoch;
  tellRemarks(main);
  const place = moment === null ? null : main.points.find((p) => p.s >= moment);
  for (const [key, plot] of Object.entries(plots)) {
    plot.box.hidden = !KINDS[main.kind].includes(key) || !main.points.length;
    if (plot.box.hidden) continue;
    const list = chartLines(key, main, [...drawn.values()], view).filter(
      (line) => line.xs.length || line.note,
    );
    const chart = main.charts?.[key.replace("gan_", "")];
    const title = chart ? chart.title : words[key];
    plot.title = several && ["gradients", "rate"].includes(key) ? `${title} · ${main.name}` : title;
    plot.tells.textContent = chart ? chart.tells : "";
    plot.box.hidden = Boolean(chart) && !list.length;
    const axis = view.byTime ? words.seconds : words.epochs;
    const at = place && (view.byTime ? place.s : place.e);
    if (list.length) plot.paint(list, chartScale(key, list), axis, at ?? null);
  }
}

const paint = eachFrame(paintAll);

function tell(status) {
  root.dataset.state = status.state;
  badge.textContent = status.label;
  badge.dataset.state = status.state;
  title.textContent = status.name;
  bar.setAttribute("aria-label", `${status.name}: ${status.label}`);
  note.textContent = status.note;
  done.style.width = percent(status.fraction, 2);
  bar.setAttribute("aria-valuenow", Math.round(100 * status.fraction));
  reason.textContent = status.reason;
  reason.hidden = !status.reason;
  reason.classList.toggle("amiss", status.amiss);
  tiles.replaceChildren(
    ...status.tiles.map(([name, value]) => {
      const tile = make("div", "tile");
      tile.append(make("span", "", name), make("b", "", value));
      return tile;
    }),
  );
}

const ask = asking("lost", () => [...drawn.values()].every((run) => run.total !== null));

// Takes one run's news; false if some were lost before them.
function take(part) {
  const run = drawn.get(part.run);
  if (!run) return true;
  if (part.from && part.from !== run.total) {
    run.total = null;
    return false;
  }
  if (!part.from) run.points = [];
  run.points.push(...part.points);
  Object.assign(run, { ...part, points: run.points });
  return true;
}

function show(news) {
  if (!news || !news.runs) return;
  if (news.words) words = news.words;
  body.hidden = !news.runs.length;
  empty.hidden = !body.hidden;
  empty.textContent = words.empty;
  const unknown = () => ({ name: "", kind: "classifier", points: [], total: 0 });
  drawn = new Map(news.runs.map((id) => [id, drawn.get(id) || unknown()]));
  if (shown !== news.shown) moment = null;
  shown = news.shown;
  experiment = news.experiment || null;
  root.dataset.run = shown;
  root.dataset.shown = news.runs.length;
  const complete = news.parts.map(take).every(Boolean);
  const main = drawn.get(shown);
  if (main?.status) {
    tell(main.status);
    root.dataset.points = main.total || main.points.length;
  }
  if (!complete) ask();
  paint();
}

window.addEventListener("pp-moment", (event) => {
  moment = event.detail.run === shown ? event.detail.seconds : null;
  paint();
});
watch("value", () => show(heard()));
show(heard());
new ResizeObserver(paint).observe(root);
