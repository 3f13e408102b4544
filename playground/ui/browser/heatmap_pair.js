// Two classes against each other: the difference of their maps, and what of it speaks for whom.
const pair = find(".pair");
const rivalInput = pair.querySelector("input");
const SIDE_BY_SIDE = 96; // pixels of each of the likeliest classes' maps
let rival = 1; // its place in view.classes

const many = (times) => (times < 100 ? number(times) : Math.round(times).toLocaleString("en-US"));

function compare() {
  if (!pair.open) return;
  const { words, classes, adds } = view;
  if (rival === chosen || !classes[rival]) rival = chosen === 0 ? 1 : 0;
  const [one, other] = [classes[chosen], classes[rival]];
  const values = weighted([maps[chosen], maps[rival]], [1, -1]);
  const mean = (keep) => values.filter(keep).reduce((sum, value) => sum + value, 0) / values.length;
  const apart = one.logit - other.logit;
  const times = Math.exp(Math.abs(apart));
  const text = fill(adds ? words.pair_sum : words.pair_no_sum, {
    one: one.name,
    other: other.name,
    plus: signed(mean((value) => value > 0)),
    minus: signed(mean((value) => value < 0)),
    bias: signed(one.bias - other.bias),
    apart: signed(apart),
  });
  const likelier = { likelier: (apart < 0 ? other : one).name, times: times < 1e6 ? many(times) : "> 10⁶" };
  pair.querySelector(".one").textContent = one.name;
  rivalInput.value = other.name;
  pair.querySelector(".account").textContent = `${text} ${fill(words.pair_times, likelier)}`;
  put({ values, around: values, sides: [one.name, other.name], sum: text, scheme: "signed", by: "pair" });
  sideBySide();
}

function sideBySide() {
  const places = view.classes.map((_, i) => i).slice(0, LIKELIEST);
  pair.querySelector(".five").replaceChildren(
    ...places.map((place) => {
      const button = make("button");
      button.setAttribute("aria-pressed", String(place === rival));
      button.disabled = place === chosen;
      button.append(thumbnailOf(maps[place], SIDE_BY_SIDE), make("span", "", view.classes[place].name));
      button.append(make("b", "", number(view.classes[place].logit)));
      button.addEventListener("click", () => against(place));
      return button;
    }),
  );
}

function against(place) {
  if (place >= 0 && place !== chosen) rival = place;
  compare();
}

function nameAll() {
  const names = view.classes.map(({ name, other }) => {
    const entry = make("option");
    entry.value = name;
    entry.label = other;
    return entry;
  });
  pair.querySelector("datalist").replaceChildren(...names);
}

pair.addEventListener("toggle", () => {
  if (!pair.open) {
    putAway("pair");
    return;
  }
  rivalInput.setAttribute("aria-label", view.words.pair_other);
  nameAll();
  compare();
});
rivalInput.addEventListener("focus", () => rivalInput.select());
rivalInput.addEventListener("change", () => {
  const [found] = matching(view.classes, rivalInput.value, 1);
  against(view.classes.indexOf(found));
});
pair.querySelector(".swap").addEventListener("click", () => {
  const before = chosen;
  choose(rival);
  against(before);
});
tools.push({
  follow(renewed) {
    if (renewed) rival = 1;
    compare();
  },
});
