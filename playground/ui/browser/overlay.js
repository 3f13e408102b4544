// Shows {entries, ticked, most, full}: entries {id, label, reason}, of which one with a reason cannot be
// ticked; no more than `most` can, and `full` says so. What is ticked is written back into the value.
import { find, findAll, make } from "./shared/dom.js";
import { whenValue } from "./shared/widget.js";

/**
 * @typedef {{id: string, label: string, reason: string}} Entry
 * @typedef {{entries: Entry[], ticked: string[], most: number, full: string}} View
 */

/**
 * @param {Entry} entry
 * @param {View} view
 * @param {(id: string, on: boolean) => void} tick
 */
function line({ id, label, reason }, { ticked, most, full }, tick) {
  const on = ticked.includes(id);
  const why = reason || (!on && ticked.length >= most ? full : "");
  const node = make("label", why ? "entry off" : "entry");
  const box = make("input");
  box.type = "checkbox";
  box.checked = on;
  box.disabled = Boolean(why);
  box.addEventListener("change", () => tick(id, box.checked));
  node.append(box, make("span", "name", label));
  if (why) node.append(make("span", "why", why));
  return node;
}

/** @param {import("./shared/widget.js").Widget} widget */
export function start(widget) {
  const { element, props, trigger } = widget;
  const root = find(element, ".pp-overlay");
  const tick = (/** @type {string} */ id, /** @type {boolean} */ on) => {
    const others = props.value.ticked.filter((/** @type {string} */ one) => one !== id);
    props.value = { ...props.value, ticked: on ? [...others, id] : others };
    trigger("tick", {});
  };
  whenValue(widget, (/** @type {View} */ view) => {
    const focused = [...root.children].indexOf(root.querySelector(":focus-within") ?? root);
    root.replaceChildren(...view.entries.map((entry) => line(entry, view, tick)));
    findAll(root, "input", HTMLElement)[focused]?.focus();
  });
}
