import * as text from "/shared/text.js";
import { equal, test } from "./assert.js";

test("fields without a value stay, and no text is a pattern", () => {
  equal(text.fill("{a} of {b}, {c}", { a: 1, b: "$&" }), "1 of $&, {c}");
});

test("a number has as many decimals as its size asks for", () => {
  equal([0, 0.01234, 0.123, 1.234, -12.34, 123.4].map(text.number), [
    "0.00",
    "0.0123",
    "0.12",
    "1.23",
    "−12.3",
    "123",
  ]);
  equal([0.5, -0.5].map(text.signed), ["+0.50", "−0.50"]);
  equal([-2.5, 0.05].map(text.hundredths), ["−2.50", "0.05"]);
});

test("what is not all of it is never called 100%", () => {
  equal(
    [0.8725, 0.9995, 0.99999, 1].map((share) => text.percent(share, 1)),
    ["87.3%", "99.9%", "99.9%", "100.0%"],
  );
  equal(
    [0.004, 0.996, 1].map((share) => text.percent(share, 0)),
    ["0%", "99%", "100%"],
  );
});

test("a mean, a bias and a logit add up as they are read", () => {
  equal(text.addingUp(9.7052, -0.0446), [9.7, -0.04, 9.66]);
  equal(text.sumText({ mean: 9.7052, bias: -0.0446 }, "{mean} {bias} {logit}"), "9.70 −0.04 9.66");
});

test("a probability that is there is never called nothing", () => {
  equal([0.0001, 0.0005, 0.999].map(text.chance), ["<0.1%", "0.1%", "99.9%"]);
});

test("seconds, counts and powers are written as they are said", () => {
  equal([0.01, 0.44, 3.2, 20].map(text.brief), ["0.1", "0.4", "3", "20"]);
  equal([3.21, 4812.4].map(text.times), ["3.21", "4,812"]);
  equal([-4, -2, 0, 1].map(text.power), ["1e-4", "0.01", "1", "10"]);
  equal([59.6, 125, 3725].map(text.clock), ["1:00", "2:05", "1:02:05"]);
});
