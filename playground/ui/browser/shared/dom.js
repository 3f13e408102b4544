// Parts of a page: made, found, saved. Texts go in as texts.

/** Whether whoever looks wants no motion: `still.matches`. */
export const still = window.matchMedia("(prefers-reduced-motion: reduce)");

/** How to scroll: as whoever looks wants it. @returns {ScrollBehavior} */
export const gently = () => (still.matches ? "auto" : "smooth");

/**
 * A new element with a text; a button submits nothing.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [className]
 * @param {string | number} [text]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, className, text) {
  const node = document.createElement(tag);
  if (node instanceof HTMLButtonElement) node.type = "button";
  if (className) node.className = className;
  if (text !== undefined) node.textContent = String(text);
  return node;
}

/**
 * The first part of `root` that the selector names, which has to be there and of that kind.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} [kind]
 * @returns {T}
 */
export function find(root, selector, kind) {
  const node = root.querySelector(selector);
  if (!node || (kind && !(node instanceof kind))) throw new Error(`there is no ${selector}`);
  return /** @type {T} */ (node);
}

/**
 * All parts of `root` that the selector names.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} [_kind] for the type alone
 * @returns {T[]}
 */
export function findAll(root, selector, _kind) {
  return /** @type {T[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * The parts of a box, one for each key, in the keys' order. A part stays as long as its key does, and with it the
 * focus and whatever is being pressed in it.
 * @template {HTMLElement} T
 * @param {Element} box which has no others
 * @param {Map<string, T>} known by key; brought up to date
 * @param {string[]} keys each once
 * @param {(key: string) => T} begin makes the part of a key that is new
 * @returns {T[]}
 */
export function kept(box, known, keys, begin) {
  const focused = document.activeElement;
  for (const [key, part] of known)
    if (!keys.includes(key)) {
      part.remove();
      known.delete(key);
    }
  const parts = keys.map((key, i) => {
    const part = known.get(key) ?? begin(key);
    known.set(key, part);
    if (box.children[i] !== part) box.insertBefore(part, box.children[i] ?? null);
    return part;
  });
  if (focused instanceof HTMLElement && focused !== document.activeElement && box.contains(focused))
    focused.focus({ preventScroll: true }); // it was moved
  return parts;
}

/**
 * An image that says nothing to those who cannot see it: its caption or button does.
 * @param {string} src
 * @param {string} [className]
 */
export function picture(src, className) {
  const node = make("img", className);
  node.alt = "";
  node.src = src;
  return node;
}

/**
 * Something wide in a box of that class that scrolls sideways, in a frame that shows on which side there is more.
 * @param {Node} content
 * @param {string} className
 */
export function sideways(content, className) {
  const [frame, box] = [make("div", "sideways"), make("div", className)];
  const mark = () => {
    frame.classList.toggle("before", box.scrollLeft > 1);
    frame.classList.toggle("beyond", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
  };
  box.append(content);
  box.addEventListener("scroll", mark, { passive: true });
  new ResizeObserver(mark).observe(box);
  frame.append(box);
  return frame;
}

/**
 * A figure as the server made and escaped it.
 * @param {string} svg
 */
export function drawing(svg) {
  const node = make("template");
  node.innerHTML = svg;
  return node.content;
}

/**
 * A link to a paper.
 * @param {string} number its number on arXiv
 */
export function paperLink(number) {
  const node = make("a", "", `arXiv:${number}`);
  node.href = `https://arxiv.org/abs/${number}`;
  node.target = "_blank";
  node.rel = "noopener";
  return node;
}

/**
 * Says in a line what went wrong; nothing hides it.
 * @param {HTMLElement} line
 * @param {string} [text]
 */
export function complain(line, text) {
  line.textContent = text ?? "";
  line.hidden = !text;
}

/**
 * Reads a colour of the page by its name, as it is where `node` stands.
 * @param {Element} node
 * @param {string} name
 */
export function colourAt(node, name) {
  return getComputedStyle(node).getPropertyValue(name).trim() || "#888";
}

/**
 * Has the browser save something under a name.
 * @param {string} href
 * @param {string} name
 */
export function download(href, name) {
  const anchor = make("a");
  anchor.href = href;
  anchor.download = name;
  anchor.click();
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  download(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/**
 * A function that asks for `draw` in the next frame: once, however often it is called before.
 * @param {() => void} draw
 */
export function eachFrame(draw) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  };
}
