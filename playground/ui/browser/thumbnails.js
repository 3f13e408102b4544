// Draws {title, items: [{key, src, label}], more, page} as a titled row of picture buttons, and {reading},
// what is said until they are there.
import { find, make, picture } from "./shared/dom.js";
import { noteAddress } from "./shared/widget.js";

/** @typedef {{key: string, src: string, label: string}} Item */

/**
 * @param {Item} item
 * @param {(key: string) => void} pick
 */
function thumbnail({ key, src, label }, pick) {
  const node = make("button");
  node.title = label;
  node.setAttribute("aria-label", label);
  node.append(picture(src));
  node.addEventListener("click", () => pick(key));
  return node;
}

/** @param {import("./shared/widget.js").Widget} widget */
export function start({ element, props, trigger, watch }) {
  const root = find(element, ".pp-thumbs");
  const pick = (/** @type {string} */ key) => {
    trigger("pick", { key });
    if (props.noted) noteAddress({ [props.noted]: key });
  };
  const draw = () => {
    const view = props.value;
    root.hidden = !view?.reading && !view?.items?.length;
    if (root.hidden) return;
    const head = make("div", "head", view.reading);
    const focused = Boolean(root.querySelector(".more:focus"));
    root.replaceChildren(head);
    if (view.reading) return;
    head.replaceChildren(make("span", "", view.title));
    if (view.more) {
      const more = make("button", "more", view.more);
      more.addEventListener("click", () => trigger("more", { page: view.page + 1 }));
      head.append(more);
    }
    const row = make("div", "row");
    row.append(...view.items.map((/** @type {Item} */ item) => thumbnail(item, pick)));
    root.append(row);
    if (focused) head.querySelector("button")?.focus();
  };
  watch("value", draw);
  draw();
}
