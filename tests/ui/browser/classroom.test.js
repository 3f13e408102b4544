import { apart, brief, coloured, HUES, span } from "/classroom/lines.js";
import { modules } from "/classroom/picture.js";
import { equal, test } from "./assert.js";

test("names stand apart, near their curves and inside", () => {
  equal(apart([10, 12, 200], 30, 400), [10, 40, 200]);
  equal(apart([200, 10, 12], 30, 400), [200, 10, 40]);
  equal(apart([390, 395, 399], 30, 400), [340, 370, 400]);
  equal(apart([], 30, 400), []);
});

test("whoever leads keeps his colour while others come and go", () => {
  const first = coloured(new Map(), ["a", "b", "c", "d", "e", "f"]);
  equal([...first.keys()], ["a", "b", "c", "d", "e"]);
  const then = coloured(first, ["f", "e", "a", "b", "c", "d"]);
  equal([then.get("a"), then.get("b"), then.get("e")], [first.get("a"), first.get("b"), first.get("e")]);
  equal(then.get("f"), first.get("d"));
  equal(new Set(then.values()).size, HUES);
});

test("a long name is cut where there is no room for it", () => {
  const fit = ["Ann", "Maximilian-", "가나다라마바", "🦊🦊🦊🦊🦊🦊"];
  equal(fit.map(brief), fit);
  const long = ["Bartholomew-Max", "가나다라마바사", "가a나b다c라d마"];
  equal(long.map(brief), ["Bartholome…", "가나다라마바…", "가a나b다c라…"]);
});

test("the axis is as long as the longest training, and never too short to be read", () => {
  /** @param {number} end */
  const curve = (end) => {
    /** @type {[number, number][]} */
    const points = [
      [0, 0],
      [end, 1],
    ];
    return { name: "", points, going: false };
  };
  equal(span([curve(20), curve(60), curve(30)]), 60);
  equal(span([curve(2)]), 10);
  equal(span([]), 10);
});

test("a picture is made of the dark modules alone, each once", () => {
  equal(modules(["110", "001"]), "M4 4h2v1h-2zM6 5h1v1h-1z");
});
