import { asker } from "/shared/asker.js";
import { Growing, untilServed } from "/shared/growing.js";
import { equal, test } from "./assert.js";

/** Questions that are answered one by one. */
function server() {
  /** @type {((answer: unknown) => void)[]} */
  const answers = [];
  return { answers, ask: () => new Promise((resolve) => answers.push(resolve)) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("the newest question is sent, the ones it overtook are not", async () => {
  const { answers, ask } = server();
  /** @type {unknown[]} */
  const shown = [];
  const question = asker(ask, (answer, asked) => shown.push([answer, asked]), 1);
  for (const asked of [1, 2, 3]) question(asked);
  answers[0]("a");
  await settled();
  answers[1]("b");
  await settled();
  equal(shown, [
    ["a", 1],
    ["b", 3],
  ]);
});

test("an answer that a newer one has overtaken is dropped, and a failed one is none", async () => {
  const { answers, ask } = server();
  /** @type {unknown[]} */
  const shown = [];
  const question = asker(ask, (answer) => shown.push(answer));
  question(1);
  question(2);
  answers[1]("new");
  await settled();
  answers[0]("old");
  await settled();
  const failing = asker(
    () => Promise.reject(new Error()),
    () => shown.push("failed"),
  );
  failing(1);
  await settled();
  equal(shown, ["new"]);
});

test("increments are taken where they follow, and after a gap nothing but a start", () => {
  const growing = new Growing();
  equal(
    [growing.take(0, 3), growing.take(3, 5), growing.take(6, 7), growing.take(7, 8)],
    [true, true, false, false],
  );
  equal([growing.take(0, 9), growing.take(9, 9), growing.count], [true, true, 9]);
});

test("what is lacking is asked for once at a time", () => {
  let asked = 0;
  const ask = untilServed(
    () => asked++,
    () => true,
  );
  ask();
  ask();
  equal(asked, 1);
});
