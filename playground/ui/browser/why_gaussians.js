// Two Gaussians, and what a discriminator and a critic, trained on the server, make of them (1701.07875,
// figure 2). ask: of the server, the fields of lessons.two_gaussians.Judged for a distance.

const CAP = 1.25; // of the steepness that is drawn: where the discriminator falls, it is more

function makeGaussians(box, { words, most, step }, ask, complain) {
  const slider = box.querySelector(".distance");
  const output = box.querySelector("output");
  const [above, below] = [...box.querySelectorAll("figure")].map((figure) => ({
    caption: figure.querySelector("figcaption"),
    svg: figure.querySelector("svg"),
  }));
  box.querySelector("h3").textContent = words.gaussians;
  box.querySelector(".claim").textContent = words.gaussians_claim;
  box.querySelector(".knob span").textContent = words.distance;
  tellSource(box.querySelector(".source"), words.gaussians_source, "1701.07875");
  Object.assign(slider, { min: 0, max: most, step, value: 5 });
  slider.setAttribute("aria-label", words.distance);
  legend(above.caption, words.judged, [
    ["--pp-brand", words.real_density],
    ["--pp-accent", words.made_density],
    ["--pp-judge", words.discriminator, ""],
    ["--pp-judge", words.optimal, "dashed"],
    ["--pp-critic", words.critic],
  ]);
  legend(below.caption, fill(words.steepness, { cap: CAP }), [
    ["--pp-judge", words.of_discriminator],
    ["--pp-critic", words.of_critic],
  ]);

  function legend(caption, title, entries) {
    caption.replaceChildren(
      make("b", "", title),
      ...entries.map(([colour, text, look]) => {
        const key = make("span", `key ${look || ""}`, text);
        key.style.setProperty("--key", `var(${colour})`);
        return key;
      }),
    );
  }

  function paint(judged) {
    const { x } = judged;
    const across = scaled(x[0], x[x.length - 1], 12, 708);
    const line = (values, y) => pathOf(values.map((v, i) => [across(x[i]), y(v)]));
    const axis = (svg, y) => {
      svg.replaceChildren();
      draw(svg, "line", { x1: 12, x2: 708, y1: y, y2: y, class: "axis" });
    };
    const density = scaled(0, 0.45, 200, 60),
      part = scaled(0, 1, 200, 16);
    const reach = Math.max(...judged.critic.map(Math.abs)) || 1;
    const score = scaled(-reach, reach, 200, 16);
    axis(above.svg, 200);
    for (const [values, colour] of [
      [judged.real, "--pp-brand"],
      [judged.made, "--pp-accent"],
    ]) {
      const d = `${line(values, density)}L708 200L12 200Z`;
      draw(above.svg, "path", { d, class: "hill", style: `--key: var(${colour})` });
    }
    const curve = (svg, d, colour, look = "") =>
      draw(svg, "path", { d, class: `curve ${look}`, style: `--key: var(${colour})` });
    curve(above.svg, line(judged.optimal, part), "--pp-judge", "dashed");
    curve(above.svg, line(judged.discriminator, part), "--pp-judge");
    curve(above.svg, line(judged.critic, score), "--pp-critic");
    const apart = Number(slider.value);
    for (const place of new Set([0, apart])) {
      draw(above.svg, "text", { x: across(place), y: 220, class: "tick" }, String(place));
    }
    const steep = scaled(0, CAP, 132, 10);
    axis(below.svg, 132);
    const capped = (values) => values.map((v) => Math.min(v, CAP));
    curve(below.svg, line(capped(judged.steepness), steep), "--pp-judge");
    curve(below.svg, line(capped(judged.critic_steepness), steep), "--pp-critic");
    draw(below.svg, "line", { x1: across(apart), x2: across(apart), y1: 6, y2: 132, class: "here" });
    draw(
      below.svg,
      "text",
      { x: Math.min(640, across(apart) + 6), y: 146, class: "tick left" },
      words.generated,
    );
    const i = x.reduce((best, v, k) => (Math.abs(v - apart) < Math.abs(x[best] - apart) ? k : best), 0);
    const brief = (v) => (v && v < 0.001 ? v.toExponential(0) : v.toFixed(3));
    box.querySelector(".told").textContent = fill(words.gaussians_told, {
      discriminator: brief(judged.steepness[i]),
      critic: brief(judged.critic_steepness[i]),
      estimate: judged.estimate.toFixed(2),
      distance: apart,
    });
  }

  const judge = asker(
    ask,
    (answer, question) => {
      box.classList.remove("waiting");
      complain(answer.problem);
      if (!answer.problem && question.apart === Number(slider.value)) paint(answer);
    },
    1,
  );

  function question() {
    output.textContent = slider.value;
    box.classList.add("waiting");
    judge({ apart: Number(slider.value) });
  }

  slider.addEventListener("input", question);
  output.textContent = slider.value;
  whenSeen(box, question);
}
