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
