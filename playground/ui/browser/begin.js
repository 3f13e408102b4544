// After a network was sent through: leads to its maps. They come after the panel has opened, and before them
// there is nothing to scroll to.
import { find, gently } from "./shared/dom.js";

const PATIENCE = 20000; // ms

export function start() {
  const arrived = Date.now();
  const looking = setInterval(() => {
    const there = document.querySelector("#passage .stage");
    if (!there && Date.now() - arrived < PATIENCE) return;
    clearInterval(looking);
    if (there) find(document, "#send").scrollIntoView({ behavior: gently() });
  }, 100);
}
