// Where the curves of a class and the names at their ends are drawn. Nothing here touches the page.

/**
 * @typedef {object} Curve
 * @property {string} name
 * @property {[number, number][]} points seconds, accuracy
 * @property {boolean} going whether it is still trained
 */

export const HUES = 5; // people whose curves have a colour
const BRIEF = 11; // letters as wide as Latin ones
const [WIDE, WIDTH] = [
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uff00-\uff60\p{Extended_Pictographic}]/u,
  1.8,
];

/**
 * Who has which colour: the first of `ranked`, each keeps the one he has.
 * @param {Map<string, number>} before
 * @param {string[]} ranked
 * @returns {Map<string, number>}
 */
export function coloured(before, ranked) {
  const chosen = ranked.slice(0, HUES);
  const after = new Map([...before].filter(([name]) => chosen.includes(name)));
  const free = [...Array(HUES).keys()].filter((hue) => ![...after.values()].includes(hue));
  for (const name of chosen) if (!after.has(name)) after.set(name, free.shift() ?? 0);
  return after;
}

/**
 * Heights at which texts do not cover each other: near the wanted ones, in their order, inside 0..room.
 * @param {number[]} wanted
 * @param {number} gap
 * @param {number} room
 * @returns {number[]}
 */
export function apart(wanted, gap, room) {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const placed = /** @type {number[]} */ ([]);
  for (const { y } of order) placed.push(Math.max(y, (placed.at(-1) ?? -gap) + gap));
  for (let i = placed.length - 1, most = room; i >= 0; i--, most = placed[i + 1] - gap)
    placed[i] = Math.min(placed[i], most);
  const heights = /** @type {number[]} */ ([]);
  order.forEach(({ index }, i) => {
    heights[index] = placed[i];
  });
  return heights;
}

/** A name as far as there is room for it beside the curves. @param {string} name */
export function brief(name) {
  let width = 0;
  const letters = [...name];
  const ends = letters.map((letter) => {
    width += WIDE.test(letter) ? WIDTH : 1;
    return width;
  });
  if (width <= BRIEF) return name;
  return `${letters.slice(0, ends.filter((end) => end < BRIEF).length).join("")}…`;
}

/** How many seconds the axis has: as many as the longest, ten at least. @param {Curve[]} curves */
export function span(curves) {
  return curves.reduce((most, { points }) => Math.max(most, points[points.length - 1][0]), 10);
}
