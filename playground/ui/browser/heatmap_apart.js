// The map taken apart: the feature maps with the largest weight × activation, each with its weight and
// their product, to be ticked off and on. The last term is all others together.
const TERM = 44; // pixels of a thumbnail
const SIGN = { true: "−", false: "+" };
let terms = []; // {values, share, on}: of each a map that is already weighted, and its part of the logit
const taken = tool("apart", () => ({ index: current().index }), takeApart);
const firstTerms = taken.node.querySelector(".first input");

const signed = (value) => SIGN[value < 0] + Math.abs(value).toFixed(2);
const total = (list) => list.reduce((sum, { share }) => sum + share, 0);

function takeApart(answer) {
  const { words } = view;
  taken.node.querySelector(".tally p").textContent = answer.message || "";
  const cellCount = view.rows * view.columns;
  const features = answer.message ? [] : unpackedBy(answer.peaks, answer.maps, cellCount);
  terms = features.map((map, i) => ({
    feature: map,
    weight: answer.weights[i],
    values: map.map((value) => value * answer.weights[i]),
    share: answer.shares[i],
    name: fill(words.apart_map, { channel: answer.channels[i] + 1 }),
    on: true,
  }));
  if (terms.length && answer.others) terms.push(allOthers(answer));
  taken.bias = answer.bias;
  firstTerms.max = terms.length; // before its value, which it bounds
  firstTerms.value = terms.length;
  taken.node.querySelector(".lead").textContent = fill(words.apart_lead, {
    name: current().name,
    count: (features.length + (answer.others || 0)).toLocaleString("en-US"),
    shown: features.length,
  });
  spread();
  if (terms.length) sumUp();
}

// What the terms that are not listed add to the map: what is left of it.
function allOthers({ rest, others }) {
  const values = weighted([maps[chosen], ...terms.map((term) => term.values)], [1, ...terms.map(() => -1)]);
  return {
    values,
    share: rest,
    name: fill(view.words.apart_others, { count: others.toLocaleString("en-US") }),
    on: true,
  };
}

function spread() {
  const listed = terms.filter((term) => term.feature);
  const highest = Math.max(0, ...listed.map((term) => Math.max(...term.values.map(Math.abs))));
  taken.node.querySelector(".terms").replaceChildren(...terms.map((term) => card(term, highest)));
}

// highest: the largest magnitude of the listed products, so that their colours compare.
function card(term, highest) {
  const label = make("label", "term");
  const box = make("input");
  box.type = "checkbox";
  box.checked = term.on;
  term.box = box;
  box.addEventListener("change", () => {
    term.on = box.checked;
    sumUp();
  });
  label.append(box, make("span", "name", term.name));
  const product = make("span", "product");
  if (term.feature) {
    product.append(square(term.feature, "grey", Math.max(...term.feature)), make("span", "", "×"));
    product.append(make("b", "", term.weight.toFixed(2).replace("-", "−")), make("span", "", "="));
  }
  product.append(square(term.values, "signed", highest), make("b", "share", signed(term.share)));
  label.append(product);
  return label;
}

function square(values, colours, high) {
  const node = make("canvas");
  const size = [TERM, TERM];
  const field = smoothed({ values, rows: view.rows, columns: view.columns }, size);
  const grey = Array.from({ length: 256 }, (_, i) => [i, i, i]);
  const place = colours === "grey" ? (value) => value / high : (value) => (value / high + 1) / 2;
  const shade = (value) => [high > 0 ? Math.min(1, Math.max(0, place(value))) : 0.5, 1];
  paintField(node, field, size, colours === "grey" ? grey : view.palettes.signed, shade);
  return node;
}

// The map and the logit of what is ticked.
function sumUp() {
  const { words } = view;
  const on = terms.filter((term) => term.on);
  const whole = total(terms);
  const part = total(on);
  const values = { sum: signed(part), bias: signed(taken.bias), logit: number(part + taken.bias) };
  const tally = fill(on.length < terms.length ? words.apart_part : words.apart_whole, {
    ...values,
    whole: number(whole + taken.bias),
    share: whole ? percent(part / whole, 0).replace("-", "−") : "–",
  });
  taken.node.querySelector(".tally p").textContent = tally;
  const count = Number(firstTerms.value);
  const text = count < terms.length ? words.apart_first : words.apart_all;
  taken.node.querySelector(".first span").textContent = fill(text, { count });
  const nothing = new Float32Array(view.rows * view.columns);
  const sum = on.length
    ? weighted(
        on.map((term) => term.values),
        on.map(() => 1),
      )
    : nothing;
  put(on.length === terms.length ? null : { values: sum, around: sum, sum: tally, by: "apart" });
  taken.node.querySelector(".thumb").replaceWith(thumbnailOf(shown(), THUMB));
}

firstTerms.addEventListener("input", () => {
  terms.forEach((term, i) => {
    term.on = term.box.checked = i < firstTerms.value;
  });
  sumUp();
});
