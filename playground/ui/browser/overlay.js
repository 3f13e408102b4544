// Shows {entries, ticked, most, full}: entries {id, label, reason}, of which one with a reason cannot be
// ticked; no more than `most` can, and `full` says so. What is ticked is written back into the value; a value
// that says nothing of it leaves it as it is, as far as it can be.
import { find, findAll, make } from "./shared/dom.js";
import { whenValue } from "./shared/widget.js";

/**
 * @typedef {{id: string, label: string, reason: string}} Entry
 * @typedef {{entries: Entry[], ticked?: string[], most: number, full: string}} View
 */

/**
 * What is ticked once this value has come: what it says, else what was, without those that cannot be any more.
 * @param {View} view
 * @param {string[]} before
 */
export function tickedAfter({ entries, ticked }, before) {
  const possible = entries.filter(({ reason }) => !reason).map(({ id }) => id);
  return ticked ?? before.filter((id) => possible.includes(id));
}

/**
 * @param {Entry} entry
 * @param {View & {ticked: string[]}} view
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
  /** @type {string[]} */
  let ticked = [];
  const draw = (/** @type {View} */ view) => {
    const focused = [...root.children].indexOf(root.querySelector(":focus-within") ?? root);
    root.replaceChildren(...view.entries.map((entry) => line(entry, { ...view, ticked }, tick)));
    findAll(root, "input", HTMLElement)[focused]?.focus();
  };
  const show = (/** @type {View} */ view) => {
    ticked = tickedAfter(view, ticked);
    props.value = { ...view, ticked }; // which is no news to `whenValue`
    draw(view);
  };
  const tick = (/** @type {string} */ id, /** @type {boolean} */ on) => {
    const others = ticked.filter((one) => one !== id);
    show({ ...props.value, ticked: on ? [...others, id] : others });
    trigger("tick", {});
  };
  whenValue(widget, show);
}
