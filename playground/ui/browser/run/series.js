// From a run's points to series of values. Nothing here touches the page.

/**
 * A point of a run: of a classifier, or of a GAN.
 * @typedef {object} Point
 * @property {number} e epoch
 * @property {number} s seconds
 * @property {number} [l] loss
 * @property {number} [a] accuracy
 * @property {number} [v] validation accuracy
 * @property {number} [w] validation loss
 * @property {number} [t] test accuracy
 * @property {number} [r] learning rate
 * @property {number[]} [g] gradient norms, of each stage
 * @property {number} [n] generator's loss
 * @property {number} [d] critic's loss
 * @property {number} [j] estimate of the distance
 * @property {number} [x] D(x)
 * @property {number} [z] D(G(z))
 * @property {number} [k] norm of the critic's gradient
 * @property {number} [b] share of clipped weights at the bound
 * @property {number} [u] diversity
 *
 * @typedef {(point: Point) => number | undefined} Value
 * @typedef {{byTime: boolean, byEpoch: boolean}} Axis
 */

export const SMOOTH = 0.85;
const MOST = 4000; // points of a run that are kept
const GAP = 6; // times the usual step between two points: there something is missing

/**
 * A curve that goes on. Steps that were trained again, and a last one that comes again with its score, take
 * the place of what was told of them before.
 * @param {Point[]} points
 * @param {Point[]} more
 */
export function continued(points, more) {
  if (!more.length) return points;
  return thinned([...points.filter((point) => point.s < more[0].s), ...more]);
}

/**
 * Of too many points every so often one, and all that have a score: a page may stay open for hours.
 * @param {Point[]} points
 */
function thinned(points) {
  if (points.length <= MOST) return points;
  const last = points[points.length - 1];
  const step = (2 * (last.s - points[0].s)) / MOST;
  let next = points[0].s;
  return points.filter((point) => {
    const scored = point.v !== undefined || point.t !== undefined;
    if (point.s < next && !scored && point !== last) return false;
    next = Math.max(next, point.s + step);
    return true;
  });
}

/**
 * An exponential mean whose memory grows from nothing: at the start, where most changes, it hardly lags.
 * @param {number[]} values
 */
export function smooth(values) {
  let mean = 0;
  return values.map((value, i) => {
    mean += Math.max(1 - SMOOTH, 3 / (i + 3)) * (value - mean);
    return mean;
  });
}

/**
 * The indices of points that do not follow on the one before: lines break there.
 * @param {number[]} xs
 */
export function gaps(xs) {
  const steps = xs.slice(1).map((x, i) => x - xs[i]);
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)];
  const least = Math.max(GAP * usual, (xs[xs.length - 1] - xs[0]) / 100);
  return new Set(steps.flatMap((step, i) => (step > least ? [i + 1] : [])));
}

/**
 * The points of each epoch, in their order.
 * @param {Point[]} points
 */
function epochs(points) {
  const found = /** @type {Map<number, Point[]>} */ (new Map());
  for (const point of points) {
    const epoch = Math.max(1, Math.ceil(point.e - 1e-6));
    const group = found.get(epoch);
    if (group) group.push(point);
    else found.set(epoch, [point]);
  }
  return [...found.values()];
}

/**
 * One value of each point that has it, or each epoch's mean.
 * @param {Point[]} points
 * @param {Value} value
 * @param {Axis} axis
 * @returns {{xs: number[], ys: number[], breaks?: Set<number>}}
 */
export function series(points, value, { byTime, byEpoch }) {
  const at = (/** @type {Point} */ point) => (byTime ? point.s : point.e);
  const some = points.filter((point) => value(point) !== undefined);
  const ys = (/** @type {Point[]} */ of) => of.map((point) => value(point) ?? 0);
  if (!byEpoch) {
    const xs = some.map(at);
    return { xs, ys: ys(some), breaks: gaps(xs) };
  }
  const groups = epochs(some);
  return {
    xs: groups.map((group) => at(group[group.length - 1])),
    ys: groups.map((group) => ys(group).reduce((sum, y) => sum + y, 0) / group.length),
  };
}
