// What an address says, and which of its changes are steps. Nothing here touches the page.

const BUILT = ["net", "spec", "classes", "size"];
const STEPS = ["tab", ...BUILT, "network", "generator"];
const WAYS = ["fit", "scale", "unstrided"];
const LOOK = [
  "network",
  "photo",
  ...WAYS,
  "class",
  "beside",
  "against",
  "apart",
  "method",
  "stage",
  "colours",
  "opacity",
  "cells",
  "swipe",
  "box",
];
export const FIRST_TAB = "build"; // selected as the page comes up: no address names it
/** @type {[string, string[]][]} what the server brings to its place, and the names that say where that is */
const PLACES = [
  ["built", ["net", "spec"]],
  ["looked", ["network", "photo", ...WAYS]],
  ["opened", ["tab"]],
];
const ORDER = ["tab", ...BUILT, "run", ...LOOK, "generator", "a", "b", "way", "stops", "closed"];
/** @type {Record<string, string>} chosen at once, and told from when their tab was open */
const LATER = { run: "train", generator: "slide" };

/**
 * The tabs that an address has been to, by what it says.
 * @param {URLSearchParams} parameters
 */
export function visitedBy(parameters) {
  const told = Object.keys(LATER).filter((name) => parameters.has(name));
  return new Set([parameters.get("tab"), ...told.map((name) => LATER[name])]);
}

/**
 * The places that an address names: most name none, and the page need not ask for what stands there already.
 * @param {URLSearchParams} parameters
 */
export function placesOf(parameters) {
  return PLACES.filter(([, names]) => names.some((name) => parameters.has(name))).map(([place]) => place);
}

/**
 * As the address is written: in one order, what nobody knows last.
 * @param {URLSearchParams} parameters
 * @param {Set<string | null>} visited tabs
 */
export function written(parameters, visited) {
  const known = ORDER.filter((name) => parameters.has(name));
  const others = [...parameters.keys()].filter((name) => !ORDER.includes(name));
  const told = [...known, ...others].filter((name) => !LATER[name] || visited.has(LATER[name]));
  const text = new URLSearchParams(told.map((name) => [name, parameters.get(name) ?? ""])).toString();
  return text.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%2F", "/");
}

/**
 * Of an address, what says what Look shows.
 * @param {URLSearchParams} here
 */
export function ofLook(here) {
  const kept = LOOK.map((name) => [name, here.get(name) ?? ""]).filter(([, value]) => value);
  return written(new URLSearchParams([["tab", "look"], ...kept]), new Set());
}

/** @param {URLSearchParams} parameters */
const hasBuilt = (parameters) => parameters.has("net") || parameters.has("spec");

/**
 * Whether what stood in the address already is now another: what the page fills in by itself is no step.
 * @param {URLSearchParams} before
 * @param {URLSearchParams} after
 */
export function isStep(before, after) {
  const known = (/** @type {string} */ name) =>
    name === "tab" || (BUILT.includes(name) ? hasBuilt(before) : before.has(name));
  return STEPS.some((name) => known(name) && before.get(name) !== after.get(name));
}

/**
 * @param {URLSearchParams} here
 * @param {Record<string, string | null | undefined>} changes null, undefined and "" for what goes
 */
export function changed(here, changes) {
  const after = new URLSearchParams(here);
  for (const [name, value] of Object.entries(changes)) {
    const usual = name === "tab" && value === FIRST_TAB;
    if (value === null || value === undefined || value === "" || usual) after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/**
 * Back undoes a step and nothing else: seeds, a photo or a run stay as they are.
 * @param {URLSearchParams} here
 * @param {URLSearchParams} there where Back has led
 */
export function restored(here, there) {
  const after = new URLSearchParams(here);
  for (const name of STEPS) {
    const value = there.get(name);
    if (value !== null) after.set(name, value);
    else if (name === "tab" || (BUILT.includes(name) && hasBuilt(there))) after.delete(name);
  }
  return after;
}
