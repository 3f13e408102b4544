// Copies the page's address, which always leads to the network.
import { copied } from "./shared/copied.js";
import { find } from "./shared/dom.js";

const TOLD = 2000; // ms that the button says so

export async function start() {
  const button = find(document, "#copy-link");
  if (!(await copied(window.location.href))) return;
  button.dataset.done = "";
  setTimeout(() => {
    delete button.dataset.done;
  }, TOLD);
}
