// Two parallel lines at the distance theta (1701.07875, example 1), and descent by each of four distances.
// lines: {theta, distances, slopes}: columns of a table whose places are steps of theta.

const MEASURES = [
  ["wasserstein", "W", "--pp-accent"],
  ["jensen_shannon", "JS", "--pp-js"],
  ["kullback_leibler", "KL", "--pp-kl"],
  ["total_variation", "TV", "--pp-tv"],
];

function makeLines(box, { words, lines }) {
  const middle = (lines.theta.length - 1) / 2;
  const [slider, told] = [box.querySelector(".theta"), box.querySelector(".told")];
  const scene = box.querySelector(".scene");
  const across = scaled(-1, 1, 40, 360);
  const finite = Object.values(lines.distances)
    .flat()
    .filter((v) => v !== null);
  const highest = Math.max(...finite) * 1.25;
  let at = MEASURES.map(() => middle + Math.round(0.7 * middle)); // each distance's own place
  let running = 0;

  box.querySelector("h3").textContent = words.lines;
  box.querySelector(".claim").textContent = words.lines_claim;
  tellSource(box.querySelector(".source"), words.lines_source, "1701.07875");
  Object.assign(slider, { min: 0, max: lines.theta.length - 1, step: 1, value: at[0] });
  slider.setAttribute("aria-label", words.theta);

  draw(scene, "line", { x1: 20, x2: 380, y1: 260, y2: 260, class: "axis" });
  for (const tick of [-1, -0.5, 0, 0.5, 1])
    draw(scene, "text", { x: across(tick), y: 280, class: "tick" }, tick);
  draw(scene, "line", { x1: across(0), x2: across(0), y1: 50, y2: 250, class: "real" });
  draw(scene, "text", { x: across(0), y: 36, class: "name real" }, words.data);
  const made = MEASURES.map(([key, , colour], i) => {
    const group = draw(scene, "g", { class: "made", style: `--key: var(${colour})` });
    draw(group, "line", { x1: 0, x2: 0, y1: 50, y2: 250 });
    draw(group, "circle", { cx: 0, cy: 62 + 12 * i, r: 4 });
    return { key, group };
  }).reverse(); // the first is drawn last, on top
  for (const { group } of made) scene.append(group);
  const label = draw(scene, "text", { x: 0, y: 36, class: "name" }, words.generated);
  const arrow = draw(scene, "path", { class: "arrow" });

  const charts = MEASURES.map(([key, name, colour]) => chart(key, name, colour));
  box.querySelector(".measures").replaceChildren(...charts.map(({ figure }) => figure));

  // One distance as a function of theta: lines where it is finite, a dashed one at the top for infinity.
  function chart(key, name, colour) {
    const figure = make("figure");
    const caption = make("figcaption");
    const value = make("output");
    caption.append(make("b", "", name), make("span", "", words[key]), value);
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 220 96");
    svg.setAttribute("aria-hidden", "true");
    svg.style.setProperty("--key", `var(${colour})`);
    const [x, y] = [scaled(-1, 1, 10, 210), scaled(0, highest, 84, 12)];
    draw(svg, "line", { x1: 10, x2: 210, y1: y(0), y2: y(0), class: "axis" });
    const place = (i) => [
      x(lines.theta[i]),
      lines.distances[key][i] === null ? 6 : y(lines.distances[key][i]),
    ];
    const flat = lines.distances[key].every((v, i) => i === middle || v === lines.distances[key][0]);
    const points = lines.theta.map((_, i) => (flat && i === middle ? null : place(i)));
    draw(svg, "path", {
      d: pathOf(points),
      class: lines.distances[key][0] === null ? "curve infinite" : "curve",
    });
    if (flat) draw(svg, "circle", { cx: x(0), cy: y(0), r: 2.5, class: "hole" });
    const dot = draw(svg, "circle", { r: 5.5, class: "dot" });
    figure.append(caption, svg);
    const move = (i) => {
      const [cx, cy] = place(i);
      dot.setAttribute("cx", cx);
      dot.setAttribute("cy", cy);
      const now = lines.distances[key][i];
      value.textContent = now === null ? "∞" : now.toFixed(2);
    };
    return { figure, move };
  }

  function paint() {
    made.forEach(({ group, key }) => {
      const i = at[MEASURES.findIndex(([name]) => name === key)];
      group.setAttribute("transform", `translate(${across(lines.theta[i])} 0)`);
    });
    charts.forEach(({ move }, k) => {
      move(at[k]);
    });
    const theta = lines.theta[at[0]];
    slider.value = at[0];
    box.querySelector("output").textContent = theta.toFixed(2);
    const [from, to] = [across(0), across(theta)];
    label.setAttribute("x", Math.abs(to - from) < 74 ? from + (to < from ? -1 : 1) * 74 : to);
    const tip = to - Math.sign(to - from) * 6;
    arrow.setAttribute(
      "d",
      Math.abs(to - from) > 14 ? `M${from} 230H${to}M${tip} 225L${to} 230L${tip} 235` : "",
    );
  }

  // A step of gradient descent under each distance is one place of the table, downhill.
  function descend() {
    const slopes = MEASURES.map(([key], k) => lines.slopes[key][at[k]]);
    at = at.map((i, k) => i - Math.sign(slopes[k]));
    paint();
    running = slopes.some((slope) => slope !== 0) ? requestAnimationFrame(descend) : 0;
    if (!running) told.textContent = words.lines_end;
  }

  function halt() {
    cancelAnimationFrame(running);
    running = 0;
    told.textContent = "";
  }

  function put(place) {
    halt();
    at = MEASURES.map(() => place);
    paint();
  }

  slider.addEventListener("input", () => put(Number(slider.value)));
  const [go, apart] = [box.querySelector(".descend"), box.querySelector(".apart")];
  go.textContent = words.descend;
  go.addEventListener("click", () => {
    if (at.every((i) => i === middle)) put(middle + Math.round(0.7 * middle));
    else halt();
    if (still.matches) {
      // whoever wants no motion sees where it ends
      at = at.map((i, k) => (lines.slopes[MEASURES[k][0]][i] ? middle : i));
      paint();
      told.textContent = words.lines_end;
    } else descend();
  });
  apart.textContent = words.pull_apart;
  apart.addEventListener("click", () =>
    put(middle + Math.round((Math.random() < 0.5 ? -1 : 1) * 0.7 * middle)),
  );
  paint();
}
