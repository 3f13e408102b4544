// What the way is like, as two curves under the slider's place, and the way to take it away.
const inside = root.querySelector(".inside");
const take = root.querySelector(".take");
const SVG = "http://www.w3.org/2000/svg";
const HIGH = 90;
let wide = 600; // as the curves are drawn, so that their letters keep their size

function labelInside() {
  inside.querySelector("summary").textContent = words.inside;
  inside.querySelector(".lengths-why").textContent = words.lengths;
  inside.querySelector(".changes-why").textContent = words.changes;
  memory.textContent = words.nearest;
  take.querySelector("span").textContent = words.take;
  take.querySelectorAll("button").forEach((button) => {
    button.textContent = words[button.dataset.kind];
  });
}

function node(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// curves: {name: values}, over the whole width. low: what the axis begins at.
function plotCurves(svg, curves, digits) {
  const top = Math.max(...Object.values(curves).flat()) * 1.1 || 1;
  svg.setAttribute("viewBox", `0 0 ${wide} ${HIGH}`);
  const parts = Object.entries(curves).map(([name, values]) =>
    node("polyline", {
      class: name,
      points: values
        .map(
          (value, i) =>
            `${((wide * i) / (values.length - 1)).toFixed(1)},` +
            `${(HIGH - (HIGH * value) / top).toFixed(1)}`,
        )
        .join(" "),
    }),
  );
  const scale = node("text", { x: 4, y: 12 }, (top / 1.1).toFixed(digits));
  const zero = node("text", { x: 4, y: HIGH - 4 }, "0");
  const place = node("line", { class: "cursor", y1: 0, y2: HIGH });
  svg.replaceChildren(...parts, scale, zero, place);
}

function drawInside(walked) {
  found.hidden = true; // it was of another walk
  const { sphere, line } = walked.lengths;
  wide = root.clientWidth || wide;
  const svg = inside.querySelector("svg.lengths");
  plotCurves(svg, { sphere, line }, 1);
  for (const [name, word] of [
    ["sphere", words.arc],
    ["line", words.straight],
  ]) {
    const middle = Math.floor(walked.lengths[name].length / 2 / (walked.seeds.length - 1));
    const peak = Math.max(...sphere, ...line) * 1.1;
    const y = HIGH - (HIGH * walked.lengths[name][middle]) / peak + (name === "line" ? 16 : -6);
    svg.append(
      node(
        "text",
        { class: name, x: wide / 2 / (walked.seeds.length - 1), y, "text-anchor": "middle" },
        word,
      ),
    );
  }
  plotCurves(inside.querySelector("svg.changes"), { sphere: walked.changes }, 3);
  cursor();
}

function cursor() {
  inside.querySelectorAll(".cursor").forEach((mark) => {
    mark.setAttribute("x1", at * wide);
    mark.setAttribute("x2", at * wide);
  });
}

take.addEventListener("click", async ({ target }) => {
  const kind = target.dataset.kind;
  if (!kind || target.disabled) return;
  target.disabled = true;
  target.textContent = words.waiting;
  const file = await server.take({ ...question(), kind, pixels: crisp.checked });
  target.disabled = false;
  target.textContent = words[kind];
  complain(file ? file.problem : "");
  if (!file || file.problem) return;
  const anchor = make("a");
  anchor.href = file.uri;
  anchor.download = file.name;
  anchor.click();
});

// Under each of the film's nine frames, the training image that is nearest to it.
const memory = inside.querySelector(".memory");
const found = inside.querySelector(".found");

memory.addEventListener("click", async () => {
  const asked = question();
  memory.textContent = words.waiting;
  const answer = await server.nearest(asked);
  memory.textContent = words.nearest;
  if (!answer || asked.seeds !== seeds) return;
  found.hidden = false;
  const nine = found.querySelector(".nine");
  const told = found.querySelector("p");
  if (answer.problem) {
    nine.replaceChildren();
    told.textContent = answer.problem;
    return;
  }
  const sheet = await decoded(answer);
  nine.replaceChildren(
    ...answer.distances.map((distance, i) => {
      const one = make("figure");
      one.append(tile(sheet, i), make("figcaption", "", distance.toFixed(2)));
      return one;
    }),
  );
  const mean = answer.distances.reduce((sum, distance) => sum + distance, 0) / answer.distances.length;
  told.textContent = fill(words.near, { mean: mean.toFixed(2), test: answer.held_out.toFixed(2) });
});

watch("value", () => show(props.value));
show(props.value);
