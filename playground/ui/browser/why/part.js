// What the lesson's parts have in common.
import { find, paperLink } from "../shared/dom.js";

/**
 * Writes a part's title, its claim, and which place of which paper it is from.
 * @param {HTMLElement} box
 * @param {Record<string, string>} words
 * @param {string} name the words' own
 * @param {string} paper its number on arXiv
 */
export function head(box, words, name, paper) {
  find(box, "h3").textContent = words[name];
  find(box, ".claim").textContent = words[`${name}_claim`];
  find(box, ".source").replaceChildren(paperLink(paper), ` · ${words[`${name}_source`]}`);
}

/**
 * Calls `seen` once, when it is in sight or nearly so.
 * @param {Element} node
 * @param {() => void} seen
 */
export function whenSeen(node, seen) {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      seen();
    },
    { rootMargin: "300px" },
  );
  watcher.observe(node);
}
