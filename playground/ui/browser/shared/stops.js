// What a walk leads through: seeds, and points that were found from pictures. Nothing here touches the page.
import { fill } from "./text.js";

/** @typedef {number | string} Stop a seed, or the text of a point: see latents/points.py */

/**
 * @param {Stop} stop
 * @param {Record<string, string>} words
 */
export function named(stop, words) {
  return typeof stop === "number" ? fill(words.seed, { seed: stop }) : words.point;
}

/**
 * The same where there is little room.
 * @param {Stop} stop
 * @param {Record<string, string>} words
 */
export function brief(stop, words) {
  return typeof stop === "number" ? String(stop) : words.point;
}

/**
 * What an address holds of a walk besides the seeds of its ends: nothing, where those tell all.
 * @param {Stop[]} stops
 * @param {boolean} closed
 */
export function addressed(stops, closed) {
  const told = stops.length === 2 && stops.every((stop) => typeof stop === "number");
  return { stops: told ? null : stops.join(","), closed: closed && !told ? "1" : null };
}

/**
 * The stops of an address, or none.
 * @param {URLSearchParams} address
 * @returns {Stop[]}
 */
export function stopsOf(address) {
  const text = address.get("stops");
  return text ? text.split(",").map((stop) => (/^\d+$/.test(stop) ? Number(stop) : stop)) : [];
}
