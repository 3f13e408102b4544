// An experiment above its curves: its question, a bar for each run, and at the end what came out.
// value: {title, question, label, source, columns, rows, sentence}. runs: id -> {name, status}.

function link(source) {
  const [paper, ...place] = source.split(",");
  const node = make("a", "", `arXiv:${paper}`);
  node.href = `https://arxiv.org/abs/${paper}`;
  node.target = "_blank";
  node.rel = "noopener";
  return [node, place.length ? `,${place.join(",")}` : ""];
}

function table({ columns, rows }) {
  const line = (tag, texts) => {
    const row = make("tr");
    row.append(...texts.map((text) => make(tag, "", text)));
    return row;
  };
  const [head, body, node] = [make("thead"), make("tbody"), make("table")];
  head.append(line("th", columns));
  body.append(...rows.map((texts) => line("td", texts)));
  node.append(head, body);
  return sideways(node, "scroll");
}

function runBar([id, run], index, shown, pick, view) {
  const row = make("button", "run");
  const track = make("span", "track");
  const fill = make("i");
  fill.style.width = percent(run.status ? run.status.fraction : 0, 1);
  track.style.setProperty("--key", colourOf(index, view));
  track.append(fill);
  row.setAttribute("aria-pressed", id === shown);
  row.append(make("b", "", run.name), track, make("span", "state", run.status ? run.status.label : ""));
  row.addEventListener("click", () => pick(id));
  return row;
}

function drawExperiment(box, value, runs, shown, pick, view) {
  box.hidden = !value;
  if (!value) return;
  const focused = [...box.querySelectorAll(".run")].indexOf(box.querySelector(".run:focus"));
  const parts = [make("h3", "", value.title)];
  if (value.question) parts.push(make("p", "question", value.question));
  parts.push(...[...runs].map((entry, i) => runBar(entry, i, shown, pick, view)));
  if (value.rows) parts.push(make("p", "sentence", value.sentence), table(value));
  if (value.source) {
    const source = make("p", "source", `${value.label} `);
    source.append(...link(value.source));
    parts.push(source);
  }
  box.replaceChildren(...parts);
  box.querySelectorAll(".run")[focused]?.focus();
}
