// What several scripts use: `script` in asset.py puts it before each of them, in the same function.

// still.matches: whoever looks wants no motion.
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

// An element with a text, which stays a text; a button submits nothing.
function make(tag, className, text) {
  const node = document.createElement(tag);
  if (tag === "button") node.type = "button";
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

// An image that says nothing to those who cannot see it: its caption or button does.
function picture(src, className) {
  const node = make("img", className);
  node.alt = "";
  node.src = src;
  return node;
}

// Something wide in a box of that class that scrolls sideways, in a frame that shows on which side there is more.
function sideways(content, className) {
  const [frame, box] = [make("div", "sideways"), make("div", className)];
  const mark = () => {
    frame.classList.toggle("before", box.scrollLeft > 1);
    frame.classList.toggle("beyond", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
  };
  box.append(content);
  box.addEventListener("scroll", mark, { passive: true });
  new ResizeObserver(mark).observe(box);
  frame.append(box);
  return frame;
}

// A figure as the server made and escaped it.
function drawing(svg) {
  const node = make("template");
  node.innerHTML = svg;
  return node.content;
}

function fill(text, values) {
  return text.replace(/{(\w+)}/g, (whole, name) => (name in values ? values[name] : whole));
}

function percent(share, digits) {
  return `${(100 * share).toFixed(digits)}%`;
}

// A function that asks for `draw` in the next frame: once, however often it is called before.
function eachFrame(draw) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  };
}

// The news that a generator has told: a text, see news.py.
function heard() {
  return props.value ? JSON.parse(props.value) : null;
}

// A function that asks the server by an event for what this widget lacks, once more every few seconds
// until it is served: an answer that comes together with another may be overtaken by it, and be lost.
function asking(event, served) {
  let waiting = false;
  return function ask() {
    if (waiting) return;
    waiting = true;
    trigger(event, {});
    setTimeout(() => {
      waiting = false;
      if (!served()) ask();
    }, 5000);
  };
}

// What this browser keeps under a name, or null.
function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null; // nothing is kept, or it is no longer readable
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // a browser that keeps nothing
  }
}

// The two cells around each of `size` places, and how far each place is from the first: cells are
// areas, so the first one's centre is half a cell from the edge.
function between(count, size) {
  return Array.from({ length: size }, (_, i) => {
    const at = Math.min(count - 1, Math.max(0, ((i + 0.5) * count) / size - 0.5));
    const first = Math.floor(at);
    return [first, Math.min(count - 1, first + 1), at - first];
  });
}

// A map of rows x columns values as width x height ones, row by row, smooth between the cells' centres.
function smoothed({ values, rows, columns }, [width, height]) {
  const field = new Float32Array(width * height);
  const across = between(columns, width);
  let at = 0;
  for (const [top, bottom, down] of between(rows, height)) {
    for (const [left, right, along] of across) {
      const value = (row) =>
        values[row * columns + left] * (1 - along) + values[row * columns + right] * along;
      field[at++] = value(top) * (1 - down) + value(bottom) * down;
    }
  }
  return field;
}

// Paints values, row by row. shade: of a value, its place in the palette and its opacity, both 0 to 1.
function paintField(canvas, field, [width, height], palette, shade) {
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  const pixels = pen.createImageData(width, height);
  field.forEach((value, i) => {
    const [place, opacity] = shade(value);
    pixels.data.set(palette[Math.round(place * (palette.length - 1))], 4 * i);
    pixels.data[4 * i + 3] = 255 * opacity;
  });
  pen.putImageData(pixels, 0, 0);
}

// Paints a map of rows x columns values, smooth between the cells' centres, in the palette's
// colours: the first at 0 and below, the last at `high`. opacity: of a share of `high`, 0 to 1.
function paintMap(canvas, map, size, palette, opacity) {
  const share = (value) => (map.high > 0 ? Math.max(0, value) / map.high : 0);
  paintField(canvas, smoothed(map, size), size, palette, (value) => {
    const part = share(value);
    return [part, opacity(part)];
  });
}
