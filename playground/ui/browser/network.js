// Draws {cards, note, figure, columns, stages, total, failure, name, words} into the widget. Texts go in as text.
// Tells the page of each network that is drawn, by the event "pp-network".
const root = element.querySelector(".pp-net");
const live = element.querySelector(".pp-live");
let opened = null; // the open stage's name
let view = null;

function cards(list) {
  const row = make("div", "cards");
  for (const card of list) {
    const box = make("div", "card");
    box.append(make("div", "name", card.name), make("div", "value", card.value));
    box.append(make("div", "note", card.note));
    row.append(box);
  }
  return row;
}

// The figure's text for other programs: colours written out, and a size of its own.
function standalone(svg) {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ");
  const copy = svg.cloneNode(true);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.removeAttribute("style");
  for (const part of copy.querySelectorAll(".pp-open")) part.classList.remove("pp-open");
  const text = new XMLSerializer().serializeToString(copy);
  return { text: text.replace(/var\(--pp-[a-z-]+,([^)]*)\)/g, "$1"), width: +width, height: +height };
}

function save(blob, name) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(blob);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
}

function saveSvg(svg, name) {
  save(new Blob([standalone(svg).text], { type: "image/svg+xml" }), `${name}.svg`);
}

async function savePng(svg, name) {
  const { text, width, height } = standalone(svg);
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, `${name}.png`), "image/png");
}

// A figure in its box, with buttons that save it.
function figureBox(svg, name, words) {
  const frame = make("div", "framed");
  const file = name.replace(/[^\w.-]+/g, "_");
  const tools = make("div", "tools");
  for (const [kind, run] of [
    ["SVG", saveSvg],
    ["PNG", savePng],
  ]) {
    const button = make("button", "", `↓ ${kind}`);
    button.setAttribute("aria-label", `${words.save_as} ${kind}`);
    button.addEventListener("click", () => run(frame.querySelector(".figure svg"), file));
    tools.append(button);
  }
  frame.append(sideways(drawing(svg), "figure"), tools);
  return frame;
}

function failureBox() {
  const box = make("div", "failure");
  box.setAttribute("role", "alert");
  box.append(make("strong", "", view.failure), make("span", "", view.words.stops));
  return box;
}

function cell(text, share) {
  const td = make("td", share === undefined ? "" : "share");
  td.append(make("span", "", text));
  if (share !== undefined) {
    const bar = make("i");
    bar.style.width = percent(share, 1);
    td.append(bar);
  }
  return td;
}

function layerRows(stage, columns) {
  const rows = [];
  for (const unit of stage.units) {
    const head = make("tr", "unit");
    const td = make("td", "", unit.title);
    td.colSpan = columns;
    head.append(td);
    rows.push(head);
    for (const layer of unit.layers) {
      const row = make("tr", `layer${layer.shortcut ? " shortcut" : ""}`);
      const name = cell(layer.name);
      row.append(name, cell(layer.window));
      const out = cell(layer.out);
      if (layer.formula) out.append(make("small", "", layer.formula));
      row.append(out, cell(layer.params), cell(layer.macs), cell(layer.field), cell(layer.memory));
      rows.push(row);
    }
  }
  return rows;
}

function toggle(name) {
  opened = opened === name ? null : name;
  mark();
}

// Only the opened stage's drawing and layers are made: a moving slider should not wait for the rest.
function mark() {
  const stage = view.stages.find((one) => one.name === opened);
  root
    .querySelector(".drawing")
    ?.replaceChildren(
      ...(stage?.drawing ? [figureBox(stage.drawing, `${view.name} ${stage.title}`, view.words)] : []),
    );
  for (const part of root.querySelectorAll("tbody.detail")) {
    const open = part.dataset.part === opened;
    part.replaceChildren(...(open ? layerRows(stage, view.columns.length) : []));
  }
  for (const row of root.querySelectorAll("tr.stage")) {
    row.classList.toggle("open", row.dataset.stage === opened);
    row.querySelector("button").setAttribute("aria-expanded", row.dataset.stage === opened);
  }
  for (const button of root.querySelectorAll(".pp-stage")) {
    button.classList.toggle("pp-open", button.dataset.stage === opened);
  }
}

function table() {
  const node = make("table");
  const head = make("tr");
  for (const name of view.columns) head.append(make("th", "", name));
  const thead = make("thead");
  thead.append(head);
  node.append(thead);
  for (const stage of view.stages) {
    const body = make("tbody");
    const row = make("tr", "stage");
    row.dataset.stage = stage.name;
    const first = make("td");
    const button = make("button", "", stage.title);
    first.append(button);
    row.append(first, cell(stage.blocks), cell(stage.out));
    row.append(cell(stage.params, stage.paramShare), cell(stage.macs, stage.macShare));
    row.append(cell(stage.field), cell(stage.memory, stage.memoryShare));
    row.addEventListener("click", () => toggle(stage.name));
    body.append(row);
    const detail = make("tbody", "detail");
    detail.dataset.part = stage.name;
    node.append(body, detail);
  }
  const foot = make("tfoot");
  const total = make("tr");
  for (const text of view.total) total.append(cell(text));
  foot.append(total);
  node.append(foot);
  return sideways(node, "scroll");
}

// The page's address always leads to the network that is shown. Browsers allow so many changes a minute.
function address() {
  const asked = {
    net: null,
    spec: null,
    classes: null,
    ...Object.fromEntries(new URLSearchParams(view.query)),
  };
  document.dispatchEvent(new CustomEvent("pp-address", { detail: asked }));
}

let settling = 0;

function draw(text) {
  if (!text) return;
  view = JSON.parse(text);
  clearTimeout(settling);
  if (view.query !== undefined) settling = setTimeout(address, 400); // the network that stands in Build
  const parts = [cards(view.cards)];
  if (view.note) parts.push(make("p", "remark", view.note));
  if (view.failure) parts.push(failureBox());
  const figure = figureBox(view.figure, view.name, view.words);
  figure.classList.add("whole");
  parts.push(figure, make("div", "drawing"));
  parts.push(make("p", "hint", view.words.hint), table());
  const scrolled = root.querySelector(".whole .figure")?.scrollLeft ?? 0;
  root.replaceChildren(...parts);
  figure.querySelector(".figure").scrollLeft = scrolled;
  for (const node of figure.querySelectorAll(".pp-stage")) {
    node.addEventListener("click", () => toggle(node.dataset.stage));
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      toggle(node.dataset.stage);
    });
  }
  mark();
  if (view.query !== undefined) document.dispatchEvent(new Event("pp-network"));
  live.textContent = `${view.name}: ${view.cards.map((card) => `${card.name} ${card.value}`).join(", ")}`;
}

// The network that everybody begins with; nothing where the address asks for another.
function beginning() {
  const address = new URLSearchParams(window.location.search);
  if (address.has("net") || address.has("spec")) return "";
  const languages = navigator.languages.map((name) => name.slice(0, 2).toLowerCase());
  return props.first[languages.find((name) => name in props.first) ?? "en"] ?? "";
}

watch("value", () => draw(props.value));
draw(props.value || beginning());
