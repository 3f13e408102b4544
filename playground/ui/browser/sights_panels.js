// The second half: what stands at a place in time, drawn.
const HEAT = 32; // pixels a side of a heatmap on its tile: the browser smooths the rest
const STRONGEST = 0.85; // opacity of the strongest evidence
const MOST_CLASSES = 20; // of a confusion matrix that still fits
const tiles = find(".tiles");
const track = find(".track canvas");
const table = find("table");
const reading = find(".reading");
let boxes = []; // of each tile: its parts
let drawn = {}; // what stands there already, so that it is not drawn again

function raster(canvas, width, height, colour) {
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  const picture = pen.createImageData(width, height);
  for (let i = 0; i < width * height; i++) picture.data.set(colour(i), 4 * i);
  pen.putImageData(picture, 0, 0);
}

// Image number `index` of uint8 (N, H, W, C), grey or in colours.
function photo(canvas, { shape: [, height, width, channels], bytes }, index) {
  const from = index * height * width * channels;
  raster(canvas, width, height, (i) => {
    const pixel = bytes.subarray(from + i * channels, from + (i + 1) * channels);
    return channels === 1 ? [pixel[0], pixel[0], pixel[0], 255] : [...pixel, 255];
  });
}

// The map of image `index`, `part` of the way from one sight to the next, in shares of `high`.
function evidence(index, before, after, part) {
  const [, rows, columns] = before.maps.shape;
  const from = index * rows * columns;
  return Float32Array.from({ length: rows * columns }, (_, i) => {
    const one = before.maps.bytes[from + i] * before.scale;
    const other = after.maps.bytes[from + i] * after.scale;
    return Math.min(1, (one + (other - one) * part) / 255 / (high || 1));
  });
}

function tile(name) {
  const box = make("figure");
  const view = box.appendChild(make("div", "view"));
  const [image, glow] = [make("canvas", "image"), make("canvas", "glow")];
  view.append(image, glow);
  const caption = box.appendChild(make("figcaption"));
  const parts = { box, image, glow, name: make("small", "", name), mark: make("i"), guess: make("b") };
  const answer = make("span", "answer");
  answer.append(parts.mark, parts.guess);
  parts.sure = make("span", "sure");
  parts.sure.append(make("i"));
  caption.append(parts.name, answer, parts.sure);
  tiles.append(box);
  return parts;
}

// Tiles and switches for what there is now; the same run keeps them.
function lay() {
  const samples = frames[0].kind === "samples";
  const key = `${run} ${samples} ${Boolean(specimens)}`;
  root.classList.toggle("samples", samples);
  if (drawn.key === key) return;
  drawn = { key };
  tiles.replaceChildren();
  boxes = samples
    ? Array.from({ length: frames[0].images.shape[0] }, (_, i) => tile(fill(words.seed, { seed: i })))
    : specimens.labels.map((truth) => tile(specimens.classes[truth]));
  if (!samples)
    boxes.forEach((box, i) => {
      photo(box.image, specimens.images, i);
    });
}

function label() {
  const samples = frames[0].kind === "samples";
  find("h3").textContent = samples ? words.samples_title : words.title;
  find(".note").textContent = samples
    ? words.samples_note
    : specimens.heldOut
      ? words.held_out
      : words.trained_on;
  find(".chips").setAttribute("aria-label", words.show);
  root.querySelectorAll(".chips button").forEach((chip) => {
    chip.textContent = words[chip.dataset.part];
  });
  range.setAttribute("aria-label", words.slider);
  latest.textContent = words.latest;
  play.setAttribute("aria-label", playing ? words.pause : words.play);
}

function switches() {
  root.querySelectorAll(".chips button").forEach((chip) => {
    chip.setAttribute("aria-pressed", String(parts[chip.dataset.part]));
  });
  for (const [part, on] of Object.entries(parts)) root.classList.toggle(`no-${part}`, !on);
}

function draw(position) {
  const index = Math.round(position);
  const frame = frames[index];
  drawTime(index, frame);
  if (frame.kind === "samples") {
    boxes.forEach((box, i) => {
      photo(box.image, frame.images, i);
    });
    return;
  }
  drawAnswers(frame);
  if (parts.heatmaps) drawHeat(position);
  drawFilters(frame);
  const last = index === frames.length - 1;
  drawConfusion(matrices.filter((matrix) => last || matrix.step <= frame.step).pop());
}

function drawTime(index, frame) {
  const when = fill(words.when, { epoch: frame.epoch.toFixed(2), time: clock(frame.seconds) });
  range.max = frames.length - 1;
  range.value = index;
  latest.hidden = at === null;
  find(".when").textContent = when;
  const values = frame.predicted ? { right: right(frame), count: specimens.labels.length } : null;
  const tally = values ? fill(words.right, values) : "";
  find(".tally").textContent = tally;
  range.setAttribute("aria-valuetext", tally ? `${when}, ${tally}` : when);
  root.dataset.at = index;
  drawTrack(index);
}

// How many are right, over the whole time; the part up to now in full colour.
function drawTrack(index) {
  const scale = window.devicePixelRatio || 1;
  const width = track.clientWidth,
    height = track.clientHeight;
  track.width = width * scale;
  track.height = height * scale;
  const pen = track.getContext("2d");
  pen.scale(scale, scale);
  pen.fillStyle = getComputedStyle(root).getPropertyValue("--pp-brand");
  const x = (i) => (frames.length > 1 ? (i / (frames.length - 1)) * width : 0);
  const y = (frame) => {
    const share = frame.predicted ? right(frame) / specimens.labels.length : 0.12;
    return height - 2 - share * (height - 4);
  };
  for (const [from, to, opacity] of [
    [0, index, 0.55],
    [index, frames.length - 1, 0.18],
  ]) {
    pen.globalAlpha = opacity;
    pen.beginPath();
    pen.moveTo(x(from), height);
    for (let i = from; i <= to; i++) pen.lineTo(x(i), y(frames[i]));
    pen.lineTo(x(to), height);
    pen.fill();
  }
}

function drawAnswers(frame) {
  const { classes, labels } = specimens;
  boxes.forEach((box, i) => {
    const guess = frame.predicted[i],
      good = guess === labels[i];
    const sure = frame.probabilities.bytes[i * classes.length + guess] / 255;
    const values = { truth: classes[labels[i]], guess: classes[guess], percent: percent(sure, 0) };
    const text = fill(good ? words.tile_right : words.tile_wrong, values);
    if (box.box.title === text) return;
    if (good && box.box.dataset.right === "false") flash(box.box);
    box.box.dataset.right = good;
    box.box.title = text;
    box.mark.textContent = good ? "✓" : "✗";
    box.guess.textContent = values.guess;
    box.sure.firstChild.style.width = `${100 * sure}%`;
  });
}

function flash(box) {
  if (still.matches) return;
  const colour = getComputedStyle(root).getPropertyValue("--pp-good");
  box.firstChild.animate([{ boxShadow: `0 0 0 4px ${colour}` }, { boxShadow: "0 0 0 12px transparent" }], {
    duration: 700,
    easing: "ease-out",
  });
}

function drawHeat(position) {
  const before = frames[Math.floor(position)],
    after = frames[Math.ceil(position)];
  const [, rows, columns] = before.maps.shape;
  const opacity = (share) => STRONGEST * Math.sqrt(share);
  boxes.forEach((box, i) => {
    const values = evidence(i, before, after, position % 1);
    paintMap(box.glow, { values, rows, columns, high: 1 }, [HEAT, HEAT], palette, opacity);
  });
}

function drawFilters(frame) {
  const box = find("figure.filters");
  box.hidden = !frame.filters;
  if (!frame.filters || drawn.filters === frame.filters) return;
  drawn.filters = frame.filters;
  const {
    shape: [count, height, width],
    bytes,
  } = frame.filters;
  const first = frames[0].filters.bytes,
    newest = frames[frames.length - 1].filters.bytes;
  const fixed = frames.length > 4 && first.every((value, i) => value === newest[i]);
  const note = fill(words.filters_note, { count, height, width });
  box
    .querySelector("figcaption")
    .replaceChildren(
      make("b", "", words.filters),
      make("span", "", fixed ? `${note} ${words.filters_fixed}` : note),
    );
  const columns = Math.min(count, 8),
    cell = Math.max(4, Math.floor(42 / width)) * width;
  const canvas = box.querySelector("canvas");
  canvas.setAttribute("aria-label", note);
  canvas.width = columns * (cell + 4) - 4;
  canvas.height = Math.ceil(count / columns) * (cell + 4) - 4;
  const pen = canvas.getContext("2d");
  pen.imageSmoothingEnabled = false;
  const one = make("canvas");
  for (let i = 0; i < count; i++) {
    photo(one, { shape: frame.filters.shape, bytes }, i);
    pen.drawImage(one, (i % columns) * (cell + 4), Math.floor(i / columns) * (cell + 4), cell, cell);
  }
}

function drawConfusion(matrix) {
  const box = find("figure.confusion");
  const count = specimens.classes.length;
  box.hidden = !matrix || count > MOST_CLASSES;
  if (box.hidden || drawn.matrix === matrix) return;
  drawn.matrix = matrix;
  if (table.rows.length !== count + 1) layTable();
  const total = matrix.counts.reduce((sum, value) => sum + value, 0).toLocaleString();
  const on = matrix.on === "test" ? words.on_test : words.on_validation;
  box
    .querySelector("figcaption")
    .replaceChildren(
      make("b", "", words.confusion),
      make("span", "", fill(on, { total, epoch: +matrix.epoch.toFixed(2) })),
    );
  reading.textContent = words.rows;
  for (let row = 0; row < count; row++) {
    const counts = matrix.counts.slice(row * count, (row + 1) * count);
    const all = counts.reduce((sum, value) => sum + value, 0);
    counts.forEach((value, column) => {
      const cell = table.rows[row + 1].cells[column + 1];
      const share = all ? value / all : 0;
      cell.textContent = value || "";
      cell.style.setProperty("--share", percent(share, 1));
      cell.classList.toggle("strong", share > 0.75);
      cell.dataset.text = fill(row === column ? words.cell_right : words.cell_wrong, {
        truth: specimens.classes[row],
        guess: specimens.classes[column],
        count: value,
        total: all,
      });
    });
  }
}

function layTable() {
  const heading = (text, scope) => {
    const cell = make("th");
    cell.scope = scope;
    cell.append(make("span", "", text));
    return cell;
  };
  const head = make("tr");
  head.append(make("td"), ...specimens.classes.map((name) => heading(name, "col")));
  const rows = specimens.classes.map((name, truth) => {
    const row = make("tr");
    const cells = specimens.classes.map((_, guess) => make("td", truth === guess ? "cell diagonal" : "cell"));
    row.append(heading(name, "row"), ...cells);
    return row;
  });
  table.replaceChildren(head, ...rows);
}

range.addEventListener("input", () => {
  stop();
  go(Number(range.value));
});
play.addEventListener("click", () => (playing ? stop() : start()));
latest.addEventListener("click", () => {
  stop();
  go(Infinity);
});
root.querySelector(".chips").addEventListener("click", (event) => {
  const { part } = event.target.dataset;
  if (!part) return;
  parts[part] = !parts[part];
  remember(MEMORY, parts);
  switches();
  paint();
});
table.addEventListener("pointerover", (event) => {
  reading.textContent = event.target.dataset.text || words.rows;
});
table.addEventListener("pointerleave", () => {
  reading.textContent = words.rows;
});
new ResizeObserver(paint).observe(track);
switches();
watch("value", () => show(heard()));
show(heard());
ask();
