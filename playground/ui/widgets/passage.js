// Draws {names, seen, remark, stages, words, follows}, or {message, follows}, into the widget. Texts go in
// as text. Asks for another answer when Build shows another network, if this one is open to be seen.
const root = element.querySelector(".pp-passage");
const QUIET = 250; // ms without a change before asking: a moving slider asks once
let held = ""; // the map that is held to the light: stage, network, place
let waiting = 0;

function lens(map) {
  const node = make("figure", "lens");
  node.append(picture(map.src), make("figcaption", "", map.label));
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

function maps(cell, place, name, view) {
  const box = make("div", "maps");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", name);
  const buttons = cell.maps.map((map, i) => {
    const button = make("button");
    button.title = map.label;
    button.tabIndex = i ? -1 : 0;
    button.setAttribute("aria-label", `${view.words.map}: ${map.label}`);
    button.setAttribute("aria-pressed", held === `${place}/${i}`);
    button.append(picture(map.src));
    return button;
  });
  buttons.forEach((button, i) => {
    button.addEventListener("click", () => {
      const key = `${place}/${i}`;
      held = held === key ? "" : key;
      draw();
      root.querySelector(`[data-key="${key}"]`)?.focus();
    });
    button.dataset.key = `${place}/${i}`;
    button.addEventListener("keydown", (event) => walk(event, buttons, i));
  });
  box.append(...buttons);
  return box;
}

function cell(stage, index, view) {
  const node = make("div", "cell");
  const place = `${stage.title}/${index}`;
  const said = make("p", "said");
  if (view.names.length > 1) said.append(make("span", "who", view.names[index]));
  const spread = make("span", "spread", `${view.words.spread} `);
  spread.append(make("b", "", stage.cells[index].spread));
  said.append(spread);
  const name = `${stage.title}, ${view.names[index]}`;
  node.append(said, maps(stage.cells[index], place, name, view));
  const open = stage.cells[index].maps.findIndex((_, i) => held === `${place}/${i}`);
  if (open >= 0) node.append(lens(stage.cells[index].maps[open]));
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
  words.append(make("p", "remark", view.remark), make("p", "shades", view.words.shades));
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

function changed() {
  clearTimeout(waiting);
  if (!element.isConnected) document.removeEventListener("pp-network", changed);
  else if (props.value?.follows !== false && root.offsetParent) waiting = setTimeout(() => trigger("ask", {}), QUIET);
}

document.addEventListener("pp-network", changed);
watch("value", draw);
draw();
