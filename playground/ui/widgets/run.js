// Draws a run from {run, words, status, from, points, total}. Points come in increments: "from" is
// the index of the first one that is new; 0 starts over. A point: {e epoch, s seconds, l loss,
// a accuracy, v validation accuracy, w validation loss, t test accuracy, g gradient norms}.
const root = element.querySelector(".pp-run");
const SMOOTH = 0.85;
let points = [];
let words = {};
let hovered = null;

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

const empty = make("div", "empty");
const head = make("div", "head");
const badge = make("span", "badge");
const title = make("strong");
const note = make("span", "note");
head.append(badge, title, note);
const bar = make("div", "bar");
const fill = make("i");
bar.append(fill);
bar.setAttribute("role", "progressbar");
const reason = make("div", "reason");
const tiles = make("div", "tiles");
const charts = make("div", "charts");
const plots = ["accuracy", "loss", "gradients"].map((key) => {
  const box = make("figure");
  const caption = make("figcaption");
  const canvas = make("canvas");
  box.append(caption, canvas);
  charts.append(box);
  canvas.addEventListener("pointermove", (event) => {
    hovered = { key, x: event.offsetX };
    paint();
  });
  canvas.addEventListener("pointerleave", () => {
    hovered = null;
    paint();
  });
  return { key, canvas, caption, box };
});
const body = make("div", "body");
body.append(head, bar, reason, tiles, charts);
root.replaceChildren(empty, body);

function colour(name) {
  return getComputedStyle(root).getPropertyValue(name).trim() || "#888";
}

function smooth(series) {
  let mean = null;
  return series.map((value) => {
    mean = mean === null ? value : SMOOTH * mean + (1 - SMOOTH) * value;
    return mean;
  });
}

function lines(key) {
  const some = (name) => points.filter((p) => p[name] !== undefined);
  const line = (list, name, paint, more) => ({
    xs: list.map((p) => p.e), ys: list.map((p) => p[name]), colour: colour(paint), ...more,
  });
  if (key === "gradients") {
    const norms = points.filter((p) => p.g && p.g.length);
    const count = norms.length ? norms[norms.length - 1].g.length : 0;
    return Array.from({ length: count }, (_, i) => ({
      xs: norms.map((p) => p.e),
      ys: smooth(norms.map((p) => Math.log10(Math.max(p.g[i], 1e-12)))),
      colour: `hsl(${250 - (210 * i) / Math.max(1, count - 1)} 75% 58%)`,
      name: (words.stages || [])[i] || "",
    }));
  }
  const [now, held] = key === "accuracy" ? ["a", "v"] : ["l", "w"];
  const train = some(now);
  const raw = line(train, now, "--pp-brand", { faint: true });
  const calm = { ...raw, ys: smooth(raw.ys), faint: false, name: words.train };
  const result = [raw, calm];
  const validation = some(held);
  if (validation.length) {
    result.push(line(validation, held, "--pp-accent", { dots: true, name: words.validation }));
  }
  const test = key === "accuracy" ? some("t") : [];
  if (test.length) result.push(line(test, "t", "--pp-good", { dots: true, name: words.test }));
  return result;
}

function bounds(list, key) {
  const ys = list.flatMap((line) => line.ys).filter(Number.isFinite);
  const xs = list.flatMap((line) => line.xs);
  let low = Math.min(...ys), high = Math.max(...ys);
  if (key === "accuracy") [low, high] = [0, 1];
  if (key === "loss") low = 0;
  if (!(high > low)) high = low + 1;
  return { low, high, right: Math.max(1e-6, ...xs) };
}

function ticks(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough);
  const result = [];
  for (let v = Math.ceil(low / step) * step; v <= high + 1e-9; v += step) result.push(v);
  return result;
}

function label(key, value) {
  if (key === "accuracy") return Math.round(value * 100) + "%";
  if (key === "gradients") return String(+(10 ** value).toPrecision(2));
  return String(+value.toPrecision(3));
}

function paintOne(plot) {
  const { canvas, key } = plot;
  const width = canvas.clientWidth, height = canvas.clientHeight;
  if (!width) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  const list = lines(key).filter((line) => line.xs.length);
  if (!list.length) return;
  const box = { left: 46, right: width - 10, top: 8, bottom: height - 24 };
  const range = bounds(list, key);
  const x = (v) => box.left + ((box.right - box.left) * v) / range.right;
  const y = (v) => box.bottom - ((box.bottom - box.top) * (v - range.low)) / (range.high - range.low);
  pen.font = "11px system-ui, sans-serif";
  pen.fillStyle = colour("--pp-muted");
  pen.strokeStyle = colour("--pp-line");
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  for (const v of ticks(range.low, range.high, 4)) {
    pen.beginPath();
    pen.moveTo(box.left, y(v));
    pen.lineTo(box.right, y(v));
    pen.stroke();
    pen.fillText(label(key, v), box.left - 6, y(v));
  }
  pen.textAlign = "center";
  for (const v of ticks(0, range.right, Math.max(2, width / 90))) {
    pen.fillText(+v.toPrecision(3), x(v), height - 10);
  }
  pen.textAlign = "right";
  pen.fillText(words.epochs, box.right, box.bottom - 8);
  for (const line of list) {
    pen.globalAlpha = line.faint ? 0.25 : 1;
    pen.strokeStyle = pen.fillStyle = line.colour;
    pen.lineWidth = line.faint ? 1 : 2;
    pen.beginPath();
    line.xs.forEach((v, i) => (i ? pen.lineTo(x(v), y(line.ys[i])) : pen.moveTo(x(v), y(line.ys[i]))));
    pen.stroke();
    if (line.dots || line.xs.length === 1) {
      line.xs.forEach((v, i) => {
        pen.beginPath();
        pen.arc(x(v), y(line.ys[i]), 3, 0, 7);
        pen.fill();
      });
    }
  }
  pen.globalAlpha = 1;
  caption(plot, list, range, box, x, pen);
}

function caption(plot, list, range, box, x, pen) {
  const at = hovered && hovered.key === plot.key ? hovered.x : null;
  const wanted = at === null ? range.right : ((at - box.left) / (box.right - box.left)) * range.right;
  if (at !== null && at >= box.left && at <= box.right) {
    pen.strokeStyle = colour("--pp-muted");
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(at, box.top);
    pen.lineTo(at, box.bottom);
    pen.stroke();
  }
  plot.caption.replaceChildren(make("b", "", words[plot.key]));
  for (const line of list) {
    if (!line.name) continue;
    let best = 0;
    line.xs.forEach((v, i) => {
      if (Math.abs(v - wanted) < Math.abs(line.xs[best] - wanted)) best = i;
    });
    const item = make("span", "key", `${line.name} `);
    item.style.setProperty("--key", line.colour);
    const value = line.ys[best];
    const text = plot.key === "accuracy" ? (100 * value).toFixed(1) + "%"
      : plot.key === "loss" ? value.toFixed(3) : (10 ** value).toPrecision(2);
    item.append(make("em", "", text));
    plot.caption.append(item);
  }
}

let waiting = false;
function paint() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    plots.forEach(paintOne);
  });
}

function show(news) {
  if (!news || !news.words) return;
  words = news.words;
  body.hidden = !news.run;
  empty.hidden = Boolean(news.run);
  empty.textContent = words.empty;
  if (!news.run) return;
  if (root.dataset.run !== news.run || news.from === 0) points = [];
  root.dataset.run = news.run;
  root.dataset.state = news.status.state;
  points.push(...news.points);
  root.dataset.points = news.total;
  badge.textContent = news.status.label;
  badge.dataset.state = news.status.state;
  title.textContent = news.status.name;
  note.textContent = news.status.note;
  fill.style.width = (100 * news.status.fraction).toFixed(2) + "%";
  bar.setAttribute("aria-valuenow", Math.round(100 * news.status.fraction));
  reason.textContent = news.status.reason;
  reason.hidden = !news.status.reason;
  tiles.replaceChildren(...news.status.tiles.map(([name, value]) => {
    const tile = make("div", "tile");
    tile.append(make("span", "", name), make("b", "", value));
    return tile;
  }));
  for (const plot of plots) plot.box.hidden = !points.length;
  paint();
}

watch("value", () => show(props.value));
show(props.value);
new ResizeObserver(paint).observe(root);
