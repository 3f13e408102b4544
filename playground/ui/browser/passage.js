// Draws {names, seen, remark, stages, words, follows}, or {message, follows}, into the widget. Texts go in
// as text. Asks for another answer when Build shows another network, if this one is open to be seen.
const root = element.querySelector(".pp-passage");
const QUIET = 250; // ms without a change before asking: a moving slider asks once
let held = ""; // the maps that are held to the light, one of each network: stage, place
let common = false; // one scale for all maps of a network
let waiting = 0;

// A map, drawn from its own lowest to its own highest value; or, on the scale of all maps of its network,
// that picture over a grey, in the mixture that gives each value its shade there.
function shown(map, scale) {
  const node = make("span", "map");
  const image = picture(map.src);
  node.append(image);
  const span = scale.high - scale.low;
  if (!common || !map.ends || !(span > 0)) return node;
  const [low, high] = map.ends;
  const share = (high - low) / span;
  image.style.opacity = share;
  const grey = share < 1 ? (100 * (low - scale.low)) / span / (1 - share) : 0;
  node.style.background = `rgb(${grey}% ${grey}% ${grey}%)`;
  return node;
}

function lens(map, scale) {
  const node = make("figure", "lens");
  node.append(shown(map, scale), make("figcaption", "", map.label));
  return node;
}

function scaleSwitch(view) {
  const node = make("p", "common");
  const label = make("label");
  const box = make("input");
  box.type = "checkbox";
  box.checked = common;
  box.addEventListener("change", () => {
    common = box.checked;
    draw();
    root.querySelector(".common input").focus();
  });
  label.append(box, make("span", "", view.words.common));
  node.append(label);
  const ranges = view.scales.map((scale, i) => `${view.names[i]}: ${scale.text}`);
  if (common) node.append(...ranges.map((text) => make("span", "range", text)));
  return node;
}

// Arrow keys walk along the maps, so that Tab stops at each row once.
function walk(event, buttons, at) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = step && buttons[at + step];
  if (!next) return;
  event.preventDefault();
  buttons[at].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function maps(cell, [title, index], name, view) {
  const box = make("div", "maps");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", name);
  const buttons = cell.maps.map((map, i) => {
    const button = make("button");
    button.title = map.label;
    button.tabIndex = i ? -1 : 0;
    button.setAttribute("aria-label", `${view.words.map}: ${map.label}`);
    button.setAttribute("aria-pressed", held === `${title}/${i}`);
    button.append(shown(map, view.scales[index]));
    return button;
  });
  buttons.forEach((button, i) => {
    button.addEventListener("click", () => {
      const key = `${title}/${i}`;
      held = held === key ? "" : key;
      draw();
      root.querySelector(`[data-key="${key}/${index}"]`)?.focus();
    });
    button.dataset.key = `${title}/${i}/${index}`;
    button.addEventListener("keydown", (event) => walk(event, buttons, i));
  });
  box.append(...buttons);
  return box;
}

function cell(stage, index, view) {
  const node = make("div", "cell");
  const said = make("p", "said");
  if (view.names.length > 1) said.append(make("span", "who", view.names[index]));
  const spread = make("span", "spread", `${view.words.spread} `);
  spread.append(make("b", "", stage.cells[index].spread));
  said.append(spread);
  const name = `${stage.title}, ${view.names[index]}`;
  node.append(said, maps(stage.cells[index], [stage.title, index], name, view));
  const open = stage.cells[index].maps.findIndex((_, i) => held === `${stage.title}/${i}`);
  if (open >= 0) node.append(lens(stage.cells[index].maps[open], view.scales[index]));
  return node;
}

function row(stage, view) {
  const node = make("section", "stage");
  const head = make("h4");
  head.append(make("b", "", stage.title), make("span", "", ` · ${stage.shape} · ${stage.shown}`));
  const cells = make("div", "cells");
  cells.append(...stage.cells.map((_, i) => cell(stage, i, view)));
  node.append(head, cells);
  return node;
}

function top(view) {
  const node = make("div", "top");
  const seen = make("figure", "seen");
  seen.append(picture(view.seen.src), make("figcaption", "", view.seen.text));
  const words = make("div", "words");
  words.append(make("p", "remark", view.remark), make("p", "shades", view.words.shades), scaleSwitch(view));
  node.append(seen, words);
  return node;
}

function heads(view) {
  const node = make("div", "cells heads");
  node.append(...view.names.map((name) => make("h3", "", name)));
  return node;
}

function draw() {
  const view = props.value;
  if (!view) return;
  if (view.message) {
    root.replaceChildren(make("p", "message", view.message));
    return;
  }
  root.classList.toggle("pair", view.names.length > 1);
  root.replaceChildren(top(view), heads(view), ...view.stages.map((stage) => row(stage, view)));
}

// What is shown is of a network or an image before: it stays, but pale, until the answer is there.
function outdated() {
  if (props.value && !props.value.message) root.classList.add("stale");
}

function answered() {
  root.classList.remove("stale");
}

const heardOf = { "pp-network": changed, "pp-sending": outdated, "pp-sent": answered };

function changed() {
  clearTimeout(waiting);
  if (!element.isConnected) {
    for (const [name, hear] of Object.entries(heardOf)) document.removeEventListener(name, hear);
    return;
  }
  if (props.value?.follows === false) return;
  outdated();
  if (root.offsetParent) waiting = setTimeout(() => trigger("ask", {}), QUIET);
}

for (const [name, hear] of Object.entries(heardOf)) document.addEventListener(name, hear);
watch("value", draw);
draw();
