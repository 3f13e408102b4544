// What Gradio's own parts lack for those who use no pointer: arrow keys between tabs, and lists that
// close when one goes on by Tab, which Gradio takes for a key that is typed into the list.
import { findAll } from "./shared/dom.js";

/**
 * @param {string} key
 * @param {HTMLElement[]} tabs
 * @param {number} at
 */
function next(key, tabs, at) {
  return {
    ArrowRight: tabs[(at + 1) % tabs.length],
    ArrowLeft: tabs.at(at - 1),
    Home: tabs[0],
    End: tabs.at(-1),
  }[key];
}

/** @param {KeyboardEvent} event */
function walk(event) {
  const tab = event.target instanceof Element && event.target.closest('[role="tab"]');
  if (!(tab instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const row = tab.parentElement ?? tab;
  const beside = findAll(row, '[role="tab"]', HTMLElement).filter((one) => one.offsetParent);
  const other = next(event.key, beside, beside.indexOf(tab));
  if (!other) return;
  event.preventDefault();
  other.click();
  other.focus();
}

/** @param {KeyboardEvent} event */
function leave(event) {
  const list = event.target instanceof Element && event.target.matches('input[role="combobox"]');
  if (list && event.key === "Tab") event.stopPropagation();
}

export function start() {
  document.addEventListener("keydown", walk);
  document.addEventListener("keydown", leave, true);
}
