// Where form and run stand below each other, whoever has started a run is led to it.
import { gently } from "./shared/dom.js";

export function start() {
  const runs = document.querySelector("#runs");
  if (!runs || runs.getBoundingClientRect().top < window.innerHeight / 2) return;
  runs.scrollIntoView({ behavior: gently() });
}
