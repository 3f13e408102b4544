import { kept, make } from "/shared/dom.js";
import { equal, test } from "./assert.js";

/** A box on the page, and what names its parts. */
function shown() {
  const box = document.body.appendChild(make("div"));
  /** @type {Map<string, HTMLButtonElement>} */
  const known = new Map();
  const show = (/** @type {string[]} */ keys) => kept(box, known, keys, (key) => make("button", "", key));
  return { box, show };
}

test("a part stays as long as its key does, in the order of the keys", () => {
  const { box, show } = shown();
  const [one, two] = show(["one", "two"]);
  const [three, again] = show(["three", "one"]);
  equal(again === one, true);
  equal(
    [...box.children].map((part) => part.textContent),
    ["three", "one"],
  );
  equal([two.isConnected, three.isConnected], [false, true]);
  const [other] = show(["two"]);
  equal([other === two, box.children.length], [false, 1]);
  box.remove();
});

test("what has the focus keeps it, also when its place is another", () => {
  const { box, show } = shown();
  const [one] = show(["one", "two", "three"]);
  one.focus();
  for (const keys of [["one", "two", "three"], ["three", "two", "one"], ["one"]]) {
    show(keys);
    equal(document.activeElement === one, true);
  }
  box.remove();
});
