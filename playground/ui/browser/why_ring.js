// A ring of eight clouds and three games that learn to draw them, trained on the server a slice at a time,
// for as long as this asks. ask: of the server, {games, part} of the games of a name.

const GAMES = ["dcgan", "wgan", "wgan_gp"];
const RING_SIDE = 520; // pixels of a canvas

function makeRing(box, { words, ring }, ask, complain, colour) {
  const [play, anew, select] = [".play", ".anew", "select"].map((name) => box.querySelector(name));
  const told = box.querySelector(".told");
  let seed = 0,
    name = fresh(),
    running = false,
    part = 0;
  box.querySelector("h3").textContent = words.ring;
  box.querySelector(".claim").textContent = words.ring_claim;
  box.querySelector(".rate span").textContent = words.rate;
  tellSource(box.querySelector(".source"), words.ring_source, "1611.02163");
  select.replaceChildren(...["slow", "equal"].map((rate) => new Option(words[`rate_${rate}`], rate)));
  anew.textContent = words.anew;

  const games = GAMES.map((kind) => {
    const figure = make("figure");
    const canvas = make("canvas");
    canvas.width = canvas.height = RING_SIDE;
    canvas.setAttribute("role", "img");
    const caption = make("figcaption");
    const found = make("div", "found");
    found.append(...Array.from({ length: ring.modes }, () => make("i")));
    const count = make("output");
    const film = document.createElementNS(SVG, "svg");
    film.setAttribute("viewBox", "0 0 200 44");
    film.setAttribute("aria-hidden", "true");
    caption.append(make("b", "", words[kind]), make("span", "", words[`${kind}_rule`]));
    figure.append(caption, canvas, found, count, film);
    box.querySelector(".games").append(figure);
    return { canvas, found, count, film, past: [], kind };
  });

  function fresh() {
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) =>
      b.toString(16).padStart(2, "0"),
    ).join("");
  }

  // Beneath the points, what the opponent makes of each place: darker for more real.
  function paintScores(pen, scores) {
    const field = smoothed({ values: scores, rows: ring.grid, columns: ring.grid }, [130, 130]);
    const ground = document.createElement("canvas");
    const ink = [99, 102, 241];
    paintField(ground, field, [130, 130], [ink], (value) => [0, 0.42 * (value / 255)]);
    pen.drawImage(ground, 0, 0, RING_SIDE, RING_SIDE);
  }

  function paint({ canvas }, game) {
    const pen = canvas.getContext("2d");
    const at = scaled(-ring.edge, ring.edge, 0, RING_SIDE);
    const unit = RING_SIDE / (2 * ring.edge);
    pen.clearRect(0, 0, RING_SIDE, RING_SIDE);
    if (game) paintScores(pen, game.scores);
    pen.strokeStyle = colour("--pp-brand");
    pen.lineWidth = 3;
    for (let i = 0; i < ring.centres.length; i += 2) {
      pen.beginPath();
      pen.arc(at(ring.centres[i]), at(-ring.centres[i + 1]), 3 * ring.spread * unit, 0, 7);
      pen.stroke();
    }
    pen.fillStyle = colour("--pp-accent");
    pen.globalAlpha = 0.75;
    const points = game ? game.points : [];
    for (let i = 0; i < points.length; i += 2) {
      pen.beginPath();
      pen.arc(at(points[i]), at(-points[i + 1]), 4, 0, 7);
      pen.fill();
    }
    pen.globalAlpha = 1;
  }

  function tell(view, game) {
    const found = game ? game.found : 0;
    [...view.found.children].forEach((dot, i) => {
      dot.classList.toggle("on", i < found);
    });
    view.count.textContent = game
      ? fill(words.found, {
          found,
          modes: ring.modes,
          steps: game.steps.toLocaleString(),
          near: percent(game.near, 0),
        })
      : "";
    view.canvas.setAttribute("aria-label", `${words[view.kind]}: ${view.count.textContent}`);
    const [x, y] = [scaled(0, 1, 2, 198), scaled(0, ring.modes, 40, 4)];
    view.film.replaceChildren();
    draw(view.film, "line", { x1: 2, x2: 198, y1: 40, y2: 40, class: "axis" });
    draw(view.film, "line", { x1: 2, x2: 198, y1: 4, y2: 4, class: "axis faint" });
    draw(view.film, "path", { d: pathOf(view.past.map(([p, f]) => [x(p), y(f)])), class: "curve" });
  }

  function show(answer) {
    part = answer.part;
    games.forEach((view, i) => {
      view.past.push([answer.part, answer.games[i].found]);
      paint(view, answer.games[i]);
      tell(view, answer.games[i]);
    });
  }

  function clear() {
    name = fresh();
    part = 0;
    told.textContent = "";
    for (const view of games) {
      view.past = [];
      paint(view, null);
      tell(view, null);
    }
  }

  function label() {
    play.textContent = running ? words.stop : part > 0 && part < 1 ? words.go_on : words.play;
    play.setAttribute("aria-pressed", running);
  }

  async function run() {
    running = true;
    label();
    while (running && part < 1 && box.isConnected) {
      const mine = name;
      const answer = await Promise.resolve(ask({ name, seed, rate: select.value })).catch(() => undefined);
      if (mine !== name) continue;
      complain(answer ? answer.problem : words.lost);
      if (!answer || answer.problem) break;
      show(answer);
    }
    running = false;
    label();
    if (part >= 1) told.textContent = words.ring_end;
  }

  play.addEventListener("click", () => {
    if (running) {
      running = false;
      return label();
    }
    if (part >= 1) again(seed + 1);
    run();
  });

  function again(next) {
    seed = next;
    clear();
    label();
  }

  anew.addEventListener("click", () => again(Math.floor(Math.random() * 10000)));
  select.addEventListener("change", () => again(seed));
  new MutationObserver(() => part || clear()).observe(document.body, { attributeFilter: ["class"] });
  again(0);
}
