// The link that shows the same again, and what of it stays here.
import { ofLook } from "../address/rules.js";
import { copied } from "../shared/copied.js";
import { find } from "../shared/dom.js";

const OWN = /^(run|taught):/; // networks that are their owner's alone

/** @param {import("../heatmap.js").Look} look */
export function listenToLink(look) {
  let ownPhoto = false;
  document.addEventListener("pp-address", (event) => {
    if (event instanceof CustomEvent && "photo" in event.detail) ownPhoto = event.detail.photo === null;
  });
  const told = find(look.element, ".save .told");
  find(look.element, ".save .link").addEventListener("click", async () => {
    const { origin, pathname, search } = window.location;
    const here = new URLSearchParams(search);
    const { words } = look.view;
    const parts = [
      (await copied(`${origin}${pathname}?${ofLook(here)}`)) && words.link_copied,
      OWN.test(here.get("network") ?? "") && words.link_own_network,
      ownPhoto && words.link_own_photo,
      look.current.before !== undefined && words.link_covered,
    ];
    told.textContent = parts.filter(Boolean).join(" ");
  });
}
