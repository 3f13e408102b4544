// What a mouse and a finger do differently.

/**
 * Calls `left` when the pointer has left a node. A finger leaves whatever it taps at once: what it has tapped
 * stays to be read, until it touches something else.
 * @param {HTMLElement} node
 * @param {() => void} left
 */
export function whenLeft(node, left) {
  const touched = (/** @type {PointerEvent} */ { target }) => {
    if (target instanceof Node && node.contains(target)) return;
    window.removeEventListener("pointerdown", touched);
    left();
  };
  node.addEventListener("pointerleave", ({ pointerType }) => {
    if (pointerType !== "touch") left();
    else window.addEventListener("pointerdown", touched); // once, however often
  });
}
