// Saves a network's source under the name that its first line says.
import { save } from "./shared/dom.js";

/** @param {string} source */
export function start(source) {
  const name = (/"""(.+)/.exec(source)?.[1] ?? "network").replace(/[^\w.-]+/g, "_");
  save(new Blob([source], { type: "text/x-python" }), `${name}.py`);
}
