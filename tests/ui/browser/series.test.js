import { continued } from "/run/series.js";
import { equal, test } from "./assert.js";

const points = [1, 2, 3].map((s) => ({ e: s / 10, s }));
const scored = { e: 0.3, s: 3, t: 0.9 };

test("a curve goes on", () => {
  equal(continued(points.slice(0, 2), points.slice(2)), points);
  equal(continued([], points), points);
  equal(continued(points, []), points);
});

test("what is told again of a step takes its place", () => {
  equal(continued(points, [scored]), [...points.slice(0, 2), scored]);
  equal(continued(points, [points[1], scored]), [...points.slice(0, 2), scored]);
});

test("a curve of many hours keeps its ends, its scores and points all along", () => {
  /** @type {{e: number, s: number, v?: number}[]} */
  let curve = [];
  const all = Array.from({ length: 40000 }, (_, s) => ({ e: s / 100, s, ...(s % 5000 === 7 && { v: 0.5 }) }));
  for (let at = 0; at < all.length; at += 50) curve = continued(curve, all.slice(at, at + 50));
  equal(curve.length < 4100, true);
  equal([curve[0].s, curve[curve.length - 1].s], [0, 39999]);
  equal(
    curve.filter(({ v }) => v).map(({ s }) => s),
    all.filter(({ v }) => v).map(({ s }) => s),
  );
  const widest = Math.max(...curve.slice(1).map(({ s }, i) => s - curve[i].s));
  equal(widest <= 40000 / 1000, true);
});
