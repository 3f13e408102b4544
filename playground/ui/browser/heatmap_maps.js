// Maps as numbers: how they arrive, what colours they get, the box around their largest part, and the
// file they are taken away in. Nothing here touches the page.
const FINEST = 32767; // steps from 0 to a map's peak, as in explain/evidence.py

// The maps of all classes, in the order of `classes`: a Float32Array of rows x columns for each.
function unpacked({ maps, classes, rows, columns }) {
  const peaks = classes.map(({ peak }) => peak);
  return unpackedBy(peaks, maps, rows * columns);
}

// Maps of `cells` values each, one for each of the peaks.
function unpackedBy(peaks, maps, cells) {
  const bytes = Uint8Array.from(atob(maps), (letter) => letter.charCodeAt(0));
  const steps = new DataView(bytes.buffer);
  return peaks.map((peak, i) =>
    Float32Array.from({ length: cells }, (_, cell) => {
      return (steps.getInt16(2 * (i * cells + cell), true) * peak) / FINEST;
    }),
  );
}

const extremes = (values) => [
  values.reduce((a, b) => Math.min(a, b)),
  values.reduce((a, b) => Math.max(a, b)),
];

// What a colour map spans, of a map from `low` to `high`; and the opacity of a value in it, 0 to 1.
const SCHEMES = {
  signed: (low, high, floor) => {
    const peak = Math.max(-low, high, 0);
    const share = (value) => (peak > 0 ? Math.abs(value) / peak : 0);
    return { low: -peak, high: peak, opacity: (value) => floor + (1 - floor) * Math.min(1, share(value)) };
  },
  inferno: (low, high, floor) => {
    const peak = Math.max(high, 0);
    const share = (value) => (peak > 0 ? Math.max(0, value) / peak : 0);
    return { low: 0, high: peak, opacity: (value) => floor + (1 - floor) * Math.min(1, share(value)) };
  },
  jet: (low, high) => ({ low, high, opacity: () => 1 }),
};

// Of a value, its place in the palette, 0 to 1, and its opacity: the middle where a scale spans nothing.
function shading({ low, high, opacity }) {
  return (value) => {
    const place = high > low ? (value - low) / (high - low) : 0.5;
    return [Math.min(1, Math.max(0, place)), opacity(value)];
  };
}

// The box around the largest connected part of a field that exceeds `share` of its maximum (1512.04150,
// section 3.2), as [left, top, right, bottom] in cells, right and bottom excluded; null if nothing is
// above 0. Cells that touch at a corner are connected; of parts of equal size, the first.
function boxAround(field, [width, height], share) {
  const high = field.reduce((a, b) => Math.max(a, b));
  if (!(high > 0)) return null;
  const open = Uint8Array.from(field, (value) => value > share * high);
  let best = null;
  let most = 0;
  for (let start = 0; start < open.length; start++) {
    if (!open[start]) continue;
    const { count, box } = flooded(open, width, height, start);
    if (count > most) [most, best] = [count, box];
  }
  return best;
}

// Intersection over union of two boxes, 0 to 1: left, top, right, bottom each.
function overlapOf(one, other) {
  const across = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  const down = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  const common = Math.max(0, across) * Math.max(0, down);
  const area = ([left, top, right, bottom]) => (right - left) * (bottom - top);
  return common / (area(one) + area(other) - common);
}

// Closes the part that `start` belongs to. Returns its cells' count and its box.
function flooded(open, width, height, start) {
  const stack = [start];
  const box = [width, height, 0, 0];
  let count = 0;
  open[start] = 0;
  while (stack.length) {
    const at = stack.pop();
    const [x, y] = [at % width, Math.floor(at / width)];
    count++;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x + 1);
    box[3] = Math.max(box[3], y + 1);
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const next = row * width + column;
        if (open[next]) {
          open[next] = 0;
          stack.push(next);
        }
      }
    }
  }
  return { count, box };
}

// A map as a NumPy file: float32 (rows, columns), format 1.0.
function npy(values, rows, columns) {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64;
  const bytes = new Uint8Array(length + 4 * values.length);
  const data = new DataView(bytes.buffer);
  bytes.set([0x93, ...[..."NUMPY"].map((letter) => letter.charCodeAt(0)), 1, 0]);
  data.setUint16(8, length - 10, true);
  const header = `${text.padEnd(length - 11)}\n`.split("");
  bytes.set(
    header.map((letter) => letter.charCodeAt(0)),
    10,
  );
  values.forEach((value, i) => {
    data.setFloat32(length + 4 * i, value, true);
  });
  return bytes;
}

// The classes with the text in their name or their `other` one: those with a word that begins with it
// first, each kind in the order it came.
function matching(classes, text, most) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const names = ({ name, other }) => `${name}\n ${other || ""}`.toLowerCase();
  const found = classes.filter((item) => names(item).includes(wanted));
  const starts = (item) => ` ${names(item).replaceAll("-", " ")}`.includes(` ${wanted}`);
  return [...found.filter(starts), ...found.filter((item) => !starts(item))].slice(0, most);
}

// Numbers that travel as base64 of little-endian float32.
function floats(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const data = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => data.getFloat32(4 * i, true));
}

// The sum of maps, each times its factor: a Float32Array. At least one map.
function weighted(maps, factors) {
  return maps[0].map((_, cell) => maps.reduce((sum, map, i) => sum + factors[i] * map[cell], 0));
}
