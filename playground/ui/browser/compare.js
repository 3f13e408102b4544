// Draws {names, columns, ratio, traits, rows, total, figures, failures}, or nothing. Texts go in as text.
const root = element.querySelector(".pp-compare");
const PLAIN = 2; // columns without a ratio: blocks, output

function wide(text, columns) {
  const node = make("th", "group", text);
  node.colSpan = columns;
  return node;
}

function heads(view) {
  const names = make("tr", "names");
  names.append(make("th"));
  const groups = make("tr");
  groups.append(make("th", "", view.columns[0]));
  view.columns.slice(1).forEach((column, i) => {
    groups.append(wide(column, i < PLAIN ? 2 : 3));
    names.append(make("th", "one", "1"), make("th", "two", "2"));
    if (i >= PLAIN) names.append(make("th", "", view.ratio));
  });
  const head = make("thead");
  head.append(groups, names);
  return head;
}

function line(row) {
  const node = make("tr");
  node.append(make("td", "", row.title));
  row.pairs.forEach((pair, i) => {
    const [one, two] = pair.texts;
    node.append(make("td", "one", one), make("td", pair.differs ? "two differs" : "two", two));
    if (i >= PLAIN) node.append(make("td", "ratio", row.ratios[i - PLAIN]));
  });
  return node;
}

function table(view) {
  const body = make("tbody");
  body.append(...view.rows.map(line));
  const foot = make("tfoot");
  foot.append(line(view.total));
  const node = make("table");
  node.append(heads(view), body, foot);
  return sideways(node, "scroll");
}

function traits(list) {
  const row = make("div", "traits");
  for (const [name, one, two] of list) {
    const chip = make("span", "trait");
    chip.append(make("b", "", name), ` ${one} → ${two}`);
    row.append(chip);
  }
  return row;
}

function draw(view) {
  if (!view || !view.rows) {
    root.replaceChildren();
    return;
  }
  const title = make("div", "pair");
  view.names.forEach((name, i) => {
    const box = make("div", "net");
    box.append(make("i", "", String(i + 1)), make("strong", "", name));
    title.append(box);
  });
  const parts = [title, traits(view.traits)];
  for (const failure of view.failures) if (failure) parts.push(make("div", "failure", failure));
  parts.push(table(view));
  for (const svg of view.figures) {
    const figure = sideways(drawing(svg), "figure");
    for (const stage of figure.querySelectorAll(".pp-stage")) {
      stage.removeAttribute("tabindex"); // nothing opens here
      stage.setAttribute("role", "img");
      stage.style.cursor = "default";
    }
    parts.push(figure);
  }
  root.replaceChildren(...parts);
}

watch("value", () => draw(props.value));
draw(props.value);
