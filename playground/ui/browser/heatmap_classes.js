// The classes: the likeliest with their maps side by side, the chosen one, and the search for any other.
// `choose`, `view`, `maps`, `chosen` and `find` are those of heatmap.js.
const LIKELIEST = 5;
const MATCHES = 8;
const THUMB = 48;
const search = find(".search input");
const matches = find(".matches");
let active = -1; // the match that the arrow keys have come to

// The places in `view.classes` that are listed: the likeliest, and the chosen one wherever it stands.
function listed() {
  const top = view.classes.map((_, i) => i).slice(0, LIKELIEST);
  return top.includes(chosen) ? top : [...top, chosen];
}

function option(place) {
  const item = view.classes[place];
  const label = make("label", "class");
  const input = make("input");
  input.type = "radio";
  input.name = `class-${element.id}`;
  input.checked = place === chosen;
  input.addEventListener("change", () => choose(place));
  const bar = make("span", "bar");
  const length = make("i");
  length.style.width = percent(item.probability, 2);
  bar.append(length);
  if (item.before !== undefined) bar.append(mark(item.before));
  label.append(input, thumbnailOf(maps[place], THUMB), make("span", "name", item.name), bar);
  label.append(make("span", "percent", chance(item.probability)));
  return label;
}

// Where a bar ended before a part of the photo was covered.
function mark(share) {
  const node = make("s");
  node.style.left = percent(share, 2);
  return node;
}

// What the network saw under a map, as large as `side` pixels show it.
function thumbnailOf(values, side) {
  const box = make("span", "thumb");
  const canvas = make("canvas");
  const map = { values, rows: view.rows, columns: view.columns };
  const size = [side, side];
  const scale = SCHEMES[colours.value](...extremes(values), props.floor);
  paintField(canvas, smoothed(map, size), size, view.palettes[colours.value], shading(scale));
  box.append(picture(view.seen.src), canvas);
  return box;
}

// A probability as a person reads it: what is there at all is not called 0.0%.
const chance = (share) => (share < 0.0005 ? "<0.1%" : percent(share, 1));

function list() {
  const focused = element.querySelector(".class :focus");
  find(".classes").replaceChildren(...listed().map((place) => option(place)));
  if (focused) find(".class :checked").focus();
}

function suggest() {
  const found = matching(view.classes, search.value, MATCHES);
  active = Math.min(active, found.length - 1);
  matches.replaceChildren(...found.map(suggestion));
  if (search.value.trim() && !found.length) {
    matches.append(make("li", "none", view.words.none_found));
  }
  matches.hidden = !matches.children.length;
  search.setAttribute("aria-expanded", String(!matches.hidden));
  const current = matches.children[active];
  if (current) current.scrollIntoView({ block: "nearest" });
  search.setAttribute("aria-activedescendant", current ? current.id : "");
}

function suggestion(item, i) {
  const row = make("li");
  row.id = `${element.id}-match-${i}`;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", String(i === active));
  row.append(make("span", "", item.name), make("span", "percent", chance(item.probability)));
  row.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the search keeps its focus
    take(item);
  });
  return row;
}

function take(item) {
  clear();
  choose(view.classes.indexOf(item));
}

function clear() {
  search.value = "";
  active = -1;
  suggest();
}

search.addEventListener("input", () => {
  active = search.value.trim() ? 0 : -1;
  suggest();
});
search.addEventListener("blur", clear);
search.addEventListener("keydown", (event) => {
  const found = matching(view.classes, search.value, MATCHES);
  if (event.key === "Escape") clear();
  else if (event.key === "Enter" && found[active]) take(found[active]);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const step = event.key === "ArrowDown" ? 1 : found.length - 1;
    if (found.length) active = (Math.max(active, 0) + step) % found.length;
    suggest();
  } else return;
  event.preventDefault();
});
