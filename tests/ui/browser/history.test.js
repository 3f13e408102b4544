import { add, evidence, History, strength } from "/snapshots/history.js";
import { equal, near, test } from "./assert.js";

const packed = (/** @type {number[]} */ shape, /** @type {number[]} */ ...bytes) => ({
  shape,
  bytes: Uint8Array.from(bytes),
});

test("a run that is taken up again repeats nothing, kind by kind", () => {
  const list = [
    { step: 1, on: "test" },
    { step: 3, on: "validation" },
  ];
  add(list, { step: 2, on: "validation" });
  add(list, { step: 2, on: "test" });
  equal(
    list.map(({ step, on }) => step + on),
    ["1test", "2validation", "2test"],
  );
});

test("one glaring image dims no others", () => {
  const peaks = [...Array(15).fill(51), 255];
  equal(strength({ maps: packed([16, 1, 1], ...peaks), scale: 5 }), 1);
});

test("between two snapshots evidence goes from one to the other", () => {
  const [before, after] = [0, 255].map((value) => ({ maps: packed([1, 1, 2], value, 0), scale: 2 }));
  near(evidence(0, before, after, 0.25, 2).values, [0.25, 0]);
  near(evidence(0, before, after, 1, 1).values, [1, 0]);
});

test("the matrix is the newest one of that time, at the end the last of all", () => {
  const history = new History();
  for (const step of [1, 5]) history.take({ kind: "samples", step });
  for (const step of [1, 4, 9]) history.take({ kind: "confusion", step, on: "validation" });
  equal([history.matrixAt(0)?.step, history.matrixAt(1)?.step], [1, 9]);
});
