import { changed, isStep, ofLook, placesOf, restored, visitedBy, written } from "/address/rules.js";
import { glided, marginsOf, playedTo, rightOf, rowsOf, spanOf } from "/fitted/steps.js";
import { fromSpans, spansOf } from "/heatmap/spans.js";
import { tickedAfter } from "/overlay.js";
import { inTriangle, weights } from "/pad/triangle.js";
import { grounded } from "/passage/shades.js";
import { addressed, brief, named, stopsOf } from "/shared/stops.js";
import { curvePoints, highest, middleOfFirst } from "/strip/curve.js";
import { frameAt, stepped } from "/strip/pace.js";
import { apart, bottom, descended, isFlat, reach } from "/why/descent.js";
import { equal, near, test } from "./assert.js";

const query = (/** @type {string} */ text) => new URLSearchParams(text);

test("an address is in one order, readable, and tells of no tab that nobody has opened", () => {
  const here = query("run=a&x=1&net=w:16,2&tab=look");
  equal(written(here, visitedBy(query("tab=look"))), "tab=look&net=w:16,2&x=1");
  equal(written(here, visitedBy(here)), "tab=look&net=w:16,2&run=a&x=1");
});

test("what the page fills in by itself is no step, and a change of it is one", () => {
  const [none, one, other] = [query(""), query("network=a"), query("network=b")];
  equal([isStep(none, one), isStep(one, other), isStep(one, query("network=a&a=3"))], [false, true, false]);
  equal(isStep(none, query("tab=look")), true);
});

test("the first tab is not named, and what is empty goes", () => {
  equal(changed(query("tab=look&class=3"), { tab: "build", class: "" }).toString(), "");
});

test("the server is asked for the places that an address names, and for no other", () => {
  equal(placesOf(query("")), []);
  equal(placesOf(query("size=32&run=a&generator=b&x=1")), []); // no tab: on a slow line one may be in another
  equal(placesOf(query("net=plain:20")), ["built"]);
  equal(placesOf(query("photo=lion&spec=z&tab=look")), ["built", "looked", "opened"]);
});

test("a link to Look holds what Look shows, and nothing else", () => {
  const here = query("tab=train&run=a&box=30&net=w:16,2&photo=photo/bus&network=shipped:x&a=4&scale=2");
  equal(ofLook(here), "tab=look&network=shipped:x&photo=photo/bus&scale=2&box=30");
});

test("which of a row are on comes back from its text, and from no other", () => {
  const row = [true, true, false, true, false, true, true, true];
  equal([spansOf(row), fromSpans("1-2,4,6-8", 8)], ["1-2,4,6-8", row]);
  equal([spansOf([false, false]), fromSpans("0", 2)], ["0", [false, false]]);
  for (const bad of ["", "9", "0-2", "3-2", "1,", "1-", "x", "1e1", "-1"]) equal(fromSpans(bad, 8), null);
});

test("a fit's iterations are played from the first to the last in two seconds", () => {
  const margins = marginsOf(btoa("\x00\x00\x00\x00\xe8\x03\x18\xfc"), 2);
  equal(margins, [
    [0, 0],
    [1, -1],
  ]);
  equal([rightOf(margins[0]), rightOf(margins[1])], [0, 1]);
  equal(glided(margins, 0.25), [0.25, -0.25]);
  equal(glided(margins, 1), [1, -1]);
  equal([playedTo(0, 1, 20), playedTo(5, 1, 20), playedTo(0, 1, 0)], [5, 20, 0]);
  equal(spanOf([[-4, 9]]), [-4.5, 9.5]);
  equal(rowsOf([3, 1, 2, 0], 2), [1, 1, 0, 0]);
});

test("Back undoes a step and leaves the rest", () => {
  equal(restored(query("tab=look&net=b&a=5"), query("net=c")).toString(), "net=c&a=5");
  equal(restored(query("net=b&size=32"), query("spec=z")).toString(), "spec=z");
});

test("playing goes back from the ends of a row, and round a ring", () => {
  const row = { segments: 1, ring: false };
  equal(stepped(0.9, 1, 0.6, row), { at: 1, direction: -1 });
  equal(stepped(0.1, -1, 0.6, row), { at: 0, direction: 1 });
  near(
    [
      stepped(0.9, 1, 0.6, { segments: 2, ring: false }).at,
      stepped(0.9, 1, 0.6, { segments: 1, ring: true }).at,
    ],
    [1, 0.1],
  );
  equal([frameAt(0, 11), frameAt(0.5, 11), frameAt(1, 11)], [0, 5, 10]);
});

test("a curve spans its width, and leaves a tenth above it", () => {
  near([highest([[1, 2], [3]])], [3.3]);
  equal(curvePoints([0, 2], 4, [100, 40]), "0.0,40.0 100.0,20.0");
  equal(middleOfFirst([0, 1, 2, 3, 4, 5, 6, 7], 2), 2);
});

test("on a common scale picture and ground give each value its shade", () => {
  const scale = { low: -1, high: 3 };
  const { share, grey } = grounded([0, 1], scale);
  const shade = (/** @type {number} */ own) => share * own + ((1 - share) * grey) / 100;
  near([shade(0), shade(1)], [0.25, 0.5]);
});

test("descent ends in the middle, but where there is no slope", () => {
  const table = {
    theta: [-1, 0, 1],
    distances: { w: [1, 0, 1], kl: [null, 0, null] },
    slopes: { w: [-1, 0, 1], kl: [0, 0, 0] },
  };
  equal(descended(table, ["w", "kl"], [2, 2]), [1, 2]);
  equal(bottom(table, ["w", "kl"], [0, 0]), [1, 0]);
  equal([isFlat([2, 0, 2]), isFlat([1, 0, 2]), reach(table), apart(table, -1)], [true, false, 1.25, 0]);
});

test("a walk's stops come back from the address that holds them", () => {
  const link = (/** @type {any} */ stops, /** @type {boolean} */ closed) =>
    changed(query(""), addressed(stops, closed));
  equal(stopsOf(link([4, "zAB-_", 7], true)), [4, "zAB-_", 7]);
  equal(addressed([4, 5], true), { stops: null, closed: null });
  equal(addressed([4, "zAB"], false), { stops: "4,zAB", closed: null });
  equal(stopsOf(query("a=3")), []);
});

test("a point is named for what it is, a seed by its number", () => {
  const words = { seed: "seed {seed}", point: "from a picture" };
  equal([named(4, words), brief(4, words)], ["seed 4", "4"]);
  equal([named("zAB", words), brief("zAB", words)], ["from a picture", "from a picture"]);
});

test("a point stays in the triangle, and its corners are the corners alone", () => {
  equal(inTriangle({ x: 0, y: 0 }), { x: 0.5, y: 0 });
  equal(inTriangle({ x: 1.2, y: 1.1 }), { x: 1, y: 1 });
  equal(inTriangle({ x: 0.1, y: 0.5 }), { x: 0.25, y: 0.5 });
  equal(weights({ x: 0.5, y: 0 }), [1, 0, 0]);
  equal(weights({ x: 0, y: 1 }), [0, 1, 0]);
  equal(weights({ x: 1, y: 1 }), [0, 0, 1]);
  near(weights({ x: 0.5, y: 2 / 3 }), [1 / 3, 1 / 3, 1 / 3]);
});

test("a list that comes late leaves ticked what was ticked meanwhile, and can still be", () => {
  const entries = [
    { id: "a", label: "a", reason: "" },
    { id: "b", label: "b", reason: "of another kind" },
  ];
  const list = { entries, most: 5, full: "" };
  equal(tickedAfter(list, ["a", "b", "c"]), ["a"]);
  equal(tickedAfter({ ...list, ticked: [] }, ["a"]), []);
});
