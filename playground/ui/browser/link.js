// Copies the page's address, which always leads to the network; where copying is forbidden, it is shown.
import { find } from "./shared/dom.js";

const TOLD = 2000; // ms that the button says so

export function start() {
  const link = window.location.href;
  const button = find(document, "#copy-link");
  const told = () => {
    button.dataset.done = "";
    setTimeout(() => {
      delete button.dataset.done;
    }, TOLD);
  };
  const shown = () => {
    window.prompt("", link);
  };
  if (navigator.clipboard) navigator.clipboard.writeText(link).then(told, shown);
  else shown();
}
