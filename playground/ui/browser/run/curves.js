// What a run's points are drawn as: lines for shared/plot.js. Nothing here touches the page.
import { series, smooth } from "./series.js";

/**
 * @typedef {import("./series.js").Point} Point
 * @typedef {import("./series.js").Value} Value
 * @typedef {import("../shared/plot.js").Line} Line
 * @typedef {{colour: string, name?: string, dashed?: boolean, sign?: "circle" | "diamond"}} Look
 * @typedef {{name: string, points: Point[], opponent?: string, stages?: string[], fixed?: number}} Run
 *
 * @typedef {object} View how all charts are drawn
 * @property {boolean} byTime
 * @property {boolean} byEpoch
 * @property {boolean} raw
 * @property {Record<string, string>} words
 * @property {(name: string) => string} colour reads a colour of the page by its name
 *
 * @typedef {"a"|"v"|"l"|"w"|"t"|"n"|"d"|"j"|"x"|"z"|"u"|"k"|"b"} Field of a point
 */

const OTHERS = ["#e69f00", "#009e73", "#cc79a7", "#0284c7", "#d55e00"]; // told apart by all eyes

/** Of a GAN's other charts: the fields of its points, each with its name and colour where it is not alone.
 * @type {Record<string, [Field, string, string][]>} */
const GAN_LINES = {
  gan_estimate: [["j", "", "--pp-brand"]],
  gan_scores: [
    ["x", "D(x)", "--pp-brand"],
    ["z", "D(G(z))", "--pp-accent"],
  ],
  gan_diversity: [["u", "", "--pp-brand"]],
  gan_gradient: [["k", "", "--pp-brand"]],
  gan_bound: [["b", "", "--pp-brand"]],
};

/** What has no logarithm is no value of a logarithmic chart. @param {number | undefined} value */
const log = (value) => (value !== undefined && value > 0 ? Math.log10(value) : undefined);

/**
 * The colour of one of several runs.
 * @param {number} index
 * @param {(name: string) => string} colour
 */
export function colourOf(index, colour) {
  return index === 0 ? colour("--pp-brand") : OTHERS[(index - 1) % OTHERS.length];
}

/**
 * A noisy series: as it is (faint) and smoothed; by epochs it is smooth already.
 * @param {Point[]} points
 * @param {Value} value
 * @param {Look} look
 * @param {View} view
 * @returns {Line[]}
 */
function calmed(points, value, look, view) {
  const raw = series(points, value, view);
  if (view.byEpoch) return [{ ...raw, ...look, sign: "circle" }];
  const calm = { ...raw, ...look, ys: smooth(raw.ys) };
  return view.raw ? [{ ...raw, colour: look.colour, faint: true }, calm] : [calm];
}

/**
 * Training, validation (circles) and test (a diamond); of several runs all in the run's colour.
 * @param {Run} run
 * @param {number} index
 * @param {["a", "v"] | ["l", "w"]} fields
 * @param {boolean} several
 * @param {View} view
 */
function runLines(run, index, [now, held], several, view) {
  const { words } = view;
  const paint = colourOf(index, view.colour);
  const look = { colour: paint, name: several ? run.name : words.train };
  const trained = calmed(run.points, (point) => point[now], look, view);
  /** @type {(field: Field, tint: string, sign: "circle" | "diamond", label: string) => Line[]} */
  const measured = (field, tint, sign, label) => {
    const found = series(run.points, (point) => point[field], { ...view, byEpoch: false });
    if (!found.xs.length) return [];
    const own = several
      ? { colour: paint, name: `${run.name} · ${label}` }
      : { colour: view.colour(tint), name: label };
    return [{ ...found, ...own, sign, dashed: true }];
  };
  return [
    ...(several ? trained.slice(-1) : trained), // many raw lines hide each other
    ...measured(held, "--pp-accent", "circle", words.validation),
    ...(now === "a" ? measured("t", "--pp-good", "diamond", words.test) : []),
  ];
}

/**
 * The generator's loss and its opponent's; of several runs both in the run's colour.
 * @param {Run} run
 * @param {number} index
 * @param {boolean} several
 * @param {View} view
 */
function ganLines(run, index, several, view) {
  /** @type {["n" | "d", string, string][]} */
  const halves = [
    ["n", view.words.generator, "--pp-brand"],
    ["d", run.opponent ?? "", "--pp-accent"],
  ];
  return halves.flatMap(([field, label, tint]) => {
    const look = several
      ? { colour: colourOf(index, view.colour), dashed: field === "n", name: `${run.name} · ${label}` }
      : { colour: view.colour(tint), name: label };
    const drawn = calmed(run.points, (point) => point[field], look, view);
    return several ? drawn.slice(-1) : drawn;
  });
}

/**
 * @param {string} key of the chart
 * @param {Run} run
 * @param {number} index
 * @param {boolean} several
 * @param {View} view
 */
function ganChart(key, run, index, several, view) {
  return GAN_LINES[key].flatMap(([field, label, tint], i) => {
    /** @type {Value} */
    const value = key === "gan_gradient" ? (point) => log(point[field]) : (point) => point[field];
    if (run.points.every((point) => value(point) === undefined)) return [];
    const look = several
      ? {
          colour: colourOf(index, view.colour),
          dashed: i > 0,
          name: label ? `${run.name} · ${label}` : run.name,
        }
      : { colour: view.colour(tint), name: label || view.words.now };
    const drawn =
      key === "gan_diversity"
        ? [{ ...series(run.points, value, view), ...look }]
        : calmed(run.points, value, look, view);
    return several ? drawn.slice(-1) : drawn;
  });
}

/**
 * Logarithms of each stage's norm. What is not trained has none, and says so; a zero has no logarithm.
 * @param {Run} run
 * @param {View} view
 * @returns {Line[]}
 */
function gradientLines(run, view) {
  const count = run.points.findLast((point) => point.g)?.g?.length ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const hue = 250 - (210 * i) / Math.max(1, count - 1);
    const look = { colour: `hsl(${hue} 75% 58%)`, name: run.stages?.[i] ?? "" };
    if (i < (run.fixed ?? 0)) return { xs: [], ys: [], ...look, note: view.words.fixed };
    const [line] = calmed(run.points, (point) => log(point.g?.[i]), look, view).slice(-1);
    return line.xs.length ? line : { ...line, note: "0" };
  });
}

/**
 * The lines of one chart: of `main` alone, or of all runs.
 * @param {string} key
 * @param {Run} main
 * @param {Run[]} runs
 * @param {View} view
 * @returns {Line[]}
 */
export function chartLines(key, main, runs, view) {
  const several = runs.length > 1;
  if (key === "gradients") return gradientLines(main, view);
  if (key === "rate") {
    const look = { colour: view.colour("--pp-brand"), name: view.words.rate };
    return [{ ...series(main.points, (point) => point.r, view), ...look }];
  }
  if (GAN_LINES[key]) return runs.flatMap((run, i) => ganChart(key, run, i, several, view));
  if (key === "gan_loss") return runs.flatMap((run, i) => ganLines(run, i, several, view));
  return runs.flatMap((run, i) =>
    runLines(run, i, key === "accuracy" ? ["a", "v"] : ["l", "w"], several, view),
  );
}
