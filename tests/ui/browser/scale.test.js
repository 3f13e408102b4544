import { decades, nearest, pathOf, scaled, ticks, within } from "/shared/scale.js";
import { equal, near, test } from "./assert.js";

test("a value goes to its place, also on an axis that points up", () => {
  equal([0, 5, 10].map(scaled(0, 10, 100, 0)), [100, 50, 0]);
});

test("ticks are round, inside, and about as many as asked", () => {
  near(ticks(0.13, 1.02, 5), [0.2, 0.4, 0.6, 0.8, 1]);
  equal(ticks(0, 100, 5), [0, 20, 40, 60, 80, 100]);
});

test("a logarithmic axis has 1, 2 and 5 of each power, or powers alone", () => {
  near(
    decades(0, 1).map((v) => 10 ** v),
    [1, 2, 5, 10],
    1e-9,
  );
  equal(decades(-3.2, 1.1), [-3, -2, -1, 0, 1]);
});

test("a path begins again after a gap", () => {
  equal(pathOf([[0, 0], [1, 1], null, [2, 2]]), "M0.0 0.0L1.0 1.0M2.0 2.0");
});

test("the nearest value is found, of two the last", () => {
  equal([nearest([0, 1, 2], 1.4), nearest([0, 1, 2], 1.5), nearest([], 1)], [1, 2, 0]);
  equal([within(-1, 0, 1), within(0.5, 0, 1), within(2, 0, 1)], [0, 0.5, 1]);
});
