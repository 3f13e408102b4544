// What a mouse and a finger do differently, and what is drawn anew meanwhile.

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

/**
 * Tells whether a part of a box is being pressed: were it drawn anew, the click would land on nothing.
 * @param {HTMLElement} box
 * @param {() => void} released called when that has ended, and the click has been taken
 */
export function pressed(box, released) {
  let down = false;
  const up = () => {
    if (!down) return;
    setTimeout(() => {
      down = false;
      released();
    });
  };
  box.addEventListener("pointerdown", () => {
    down = true;
  });
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", up);
  return () => down;
}
