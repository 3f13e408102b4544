import { floats, unpack } from "/shared/bytes.js";
import { between, extremes, smoothed, weighted } from "/shared/field.js";
import { equal, near, test } from "./assert.js";

test("cells are areas: the edges keep the outermost cell's value", () => {
  equal(between(2, 4), [
    [0, 1, 0],
    [0, 1, 0.25],
    [0, 1, 0.75],
    [1, 1, 0],
  ]);
});

test("a constant map stays one, and a slope goes from cell to cell", () => {
  near(smoothed({ values: [3, 3, 3, 3], rows: 2, columns: 2 }, [5, 3]), Array(15).fill(3));
  near(smoothed({ values: [0, 1], rows: 1, columns: 2 }, [4, 2]), [0, 0.25, 0.75, 1, 0, 0.25, 0.75, 1]);
});

test("maps are added up, and have extremes", () => {
  near(weighted([Float32Array.of(1, 2), Float32Array.of(3, 5)], [2, -1]), [-1, -1]);
  equal(extremes(Float32Array.of(2, -1, 0)), [-1, 2]);
});

test("numbers arrive as they were sent", () => {
  const sent = btoa(String.fromCharCode(...new Uint8Array(Float32Array.of(0.5, -2).buffer)));
  near(floats(sent), [0.5, -2]);
  equal([...unpack({ shape: [2], text: btoa("\x00\xff") }).bytes], [0, 255]);
});
