// What a run's points are drawn as: lines for plot.js. A point: {e epoch, s seconds, l loss, a accuracy,
// v validation accuracy, w validation loss, t test accuracy, r learning rate, g gradient norms}, or of
// a GAN {e, s, n generator's loss, d critic's loss, j estimate of the distance, x D(x), z D(G(z)), k norm of the
// critic's gradient, b share of clipped weights at the bound, u diversity}. view: {byTime, byEpoch, raw, words, colour}.
const SMOOTH = 0.85;
const OTHERS = ["#e69f00", "#009e73", "#cc79a7", "#0284c7", "#d55e00"]; // told apart by all eyes
const GAP = 6; // times the usual step between two points: there something is missing

// An exponential mean whose memory grows from nothing: at the start, where most changes, it hardly lags.
function smooth(values) {
  let mean = 0;
  return values.map((v, i) => {
    mean += Math.max(1 - SMOOTH, 3 / (i + 3)) * (v - mean);
    return mean;
  });
}

// The indices of points that do not follow on the one before: lines break there.
function gaps(xs) {
  const steps = xs.slice(1).map((x, i) => x - xs[i]);
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)];
  const least = Math.max(GAP * usual, (xs[xs.length - 1] - xs[0]) / 100);
  return new Set(steps.flatMap((step, i) => (step > least ? [i + 1] : [])));
}

// One value of each point, or each epoch's mean.
function series(points, value, view) {
  const at = (p) => (view.byTime ? p.s : p.e);
  const some = points.filter((p) => value(p) !== undefined);
  if (!view.byEpoch) {
    const xs = some.map(at);
    return { xs, ys: some.map(value), breaks: gaps(xs) };
  }
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
function calmed(points, value, look, view) {
  const raw = series(points, value, view);
  if (view.byEpoch) return [{ ...raw, ...look, sign: "circle" }];
  const calm = { ...raw, ...look, ys: smooth(raw.ys) };
  return view.raw ? [{ ...raw, colour: look.colour, faint: true }, calm] : [calm];
}

function colourOf(index, view) {
  return index === 0 ? view.colour("--pp-brand") : OTHERS[(index - 1) % OTHERS.length];
}

// Training, validation (circles) and test (a diamond); of several runs all in the run's colour.
function runLines(run, index, [now, held], several, view) {
  const { words } = view;
  const paint = colourOf(index, view);
  const lines = calmed(
    run.points,
    (p) => p[now],
    { colour: paint, name: several ? run.name : words.train },
    view,
  );
  if (several) lines.splice(0, lines.length - 1); // many raw lines hide each other
  const add = (field, tint, sign, label) => {
    const points = run.points.filter((p) => p[field] !== undefined);
    if (!points.length) return;
    const { xs, ys, breaks } = series(points, (p) => p[field], { ...view, byEpoch: false });
    const look = several
      ? { colour: paint, name: `${run.name} · ${label}` }
      : { colour: view.colour(tint), name: label };
    lines.push({ xs, ys, breaks, sign, dashed: true, ...look });
  };
  add(held, "--pp-accent", "circle", words.validation);
  if (now === "a") add("t", "--pp-good", "diamond", words.test);
  return lines;
}

// The generator's loss and its opponent's; of several runs both in the run's colour.
function ganLines(run, index, several, view) {
  const halves = [
    ["n", view.words.generator, "--pp-brand"],
    ["d", run.opponent, "--pp-accent"],
  ];
  return halves.flatMap(([field, label, tint]) => {
    const look = several
      ? { colour: colourOf(index, view), dashed: field === "n", name: `${run.name} · ${label}` }
      : { colour: view.colour(tint), name: label };
    const drawn = calmed(run.points, (p) => p[field], look, view);
    return several ? drawn.slice(-1) : drawn;
  });
}

// Of a GAN's other charts: the fields of its points, each with its name and colour where it is not alone.
const GAN_LINES = {
  gan_estimate: [["j", null, "--pp-brand"]],
  gan_scores: [
    ["x", "D(x)", "--pp-brand"],
    ["z", "D(G(z))", "--pp-accent"],
  ],
  gan_diversity: [["u", null, "--pp-brand"]],
  gan_gradient: [["k", null, "--pp-brand"]],
  gan_bound: [["b", null, "--pp-brand"]],
};

function ganChart(key, run, index, several, view) {
  return GAN_LINES[key].flatMap(([field, label, tint], i) => {
    const points = run.points.filter(
      (p) => p[field] !== undefined && (key !== "gan_gradient" || p[field] > 0),
    );
    if (!points.length) return [];
    const value = key === "gan_gradient" ? (p) => Math.log10(p[field]) : (p) => p[field];
    const look = several
      ? { colour: colourOf(index, view), dashed: i > 0, name: label ? `${run.name} · ${label}` : run.name }
      : { colour: view.colour(tint), name: label || view.words.now };
    const drawn =
      key === "gan_diversity"
        ? [{ ...series(points, value, view), ...look }]
        : calmed(points, value, look, view);
    return several ? drawn.slice(-1) : drawn;
  });
}

// Logarithms of each stage's norm. What is not trained has none, and says so; a zero has no logarithm.
function gradientLines(run, view) {
  const points = run.points.filter((p) => p.g);
  const count = points.length ? points[points.length - 1].g.length : 0;
  return Array.from({ length: count }, (_, i) => {
    const look = {
      colour: `hsl(${250 - (210 * i) / Math.max(1, count - 1)} 75% 58%)`,
      name: (run.stages || [])[i] || "",
    };
    if (i < run.fixed) return { xs: [], ys: [], ...look, note: view.words.fixed };
    const line = calmed(points, (p) => (p.g[i] > 0 ? Math.log10(p.g[i]) : undefined), look, view).pop();
    return line.xs.length ? line : { ...line, note: "0" };
  });
}

// The lines of one chart: of `main` alone, or of all runs.
function chartLines(key, main, runs, view) {
  const several = runs.length > 1;
  if (key === "gradients") return gradientLines(main, view);
  if (key === "rate") {
    return [
      { ...series(main.points, (p) => p.r, view), colour: view.colour("--pp-brand"), name: view.words.rate },
    ];
  }
  if (GAN_LINES[key]) return runs.flatMap((run, i) => ganChart(key, run, i, several, view));
  if (key === "gan_loss") return runs.flatMap((run, i) => ganLines(run, i, several, view));
  const fields = key === "accuracy" ? ["a", "v"] : ["l", "w"];
  return runs.flatMap((run, i) => runLines(run, i, fields, several, view));
}

const short = (v) => String(+v.toPrecision(3));
const power = (v) => (v < -3 ? (10 ** v).toExponential(0) : String(+(10 ** v).toPrecision(2)));
const FORMATS = {
  accuracy: { format: (v) => percent(v, 0), exact: (v) => percent(v, 1) },
  loss: { format: short, exact: (v) => v.toFixed(3) },
  gan_scores: { format: (v) => percent(v, 0), exact: (v) => percent(v, 1) },
  gan_bound: { format: (v) => percent(v, 0), exact: (v) => percent(v, 1) },
  gan_diversity: { format: (v) => percent(v, 0), exact: (v) => percent(v, 0) },
  gan_gradient: { format: power, exact: (v) => (10 ** v).toPrecision(2), ticks: decades },
  gradients: { format: power, exact: (v) => (10 ** v).toPrecision(2), ticks: decades },
};

// Where a logarithmic axis is marked: at 1, 2 and 5 of each power of ten, or at the powers where those are many.
function decades(low, high) {
  const marks = (digits) => {
    const found = [];
    for (let p = Math.floor(low); p <= high; p++) for (const d of digits) found.push(p + Math.log10(d));
    return found.filter((v) => v >= low - 1e-9 && v <= high + 1e-9);
  };
  return high - low > 2 ? marks([1]) : marks([1, 2, 5]);
}

function chartScale(key, list) {
  const ys = list.flatMap((line) => line.ys).filter(Number.isFinite);
  let [low, high] = ys.reduce(
    ([least, most], y) => [Math.min(least, y), Math.max(most, y)],
    [Infinity, -Infinity],
  );
  if (["accuracy", "gan_scores", "gan_bound"].includes(key)) [low, high] = [0, 1];
  if (key === "gan_diversity") [low, high] = [0, Math.max(1, high)];
  if (key === "gan_estimate") [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (key === "loss" || key === "rate") low = 0;
  if (!(high > low)) high = low + 1;
  const right = list.reduce((most, { xs }) => Math.max(most, xs[xs.length - 1] || 0), 1e-6);
  return { low, high, right, ...(FORMATS[key] || { format: short, exact: short }) };
}
