import { whenLeft } from "/shared/pointer.js";
import { equal, test } from "./assert.js";

/**
 * @param {Element} node
 * @param {string} kind
 * @param {string} pointerType
 */
const happens = (node, kind, pointerType) =>
  node.dispatchEvent(new PointerEvent(kind, { pointerType, bubbles: kind !== "pointerleave" }));

test("a mouse has left at once, a finger when it touches something else", () => {
  const node = document.body.appendChild(document.createElement("div"));
  let left = 0;
  whenLeft(node, () => left++);
  happens(node, "pointerleave", "mouse");
  equal(left, 1);
  happens(node, "pointerleave", "touch");
  happens(node, "pointerdown", "touch");
  happens(node, "pointerleave", "touch");
  equal(left, 1);
  happens(document.body, "pointerdown", "touch");
  happens(document.body, "pointerdown", "touch");
  equal(left, 2);
  node.remove();
});
