// What the tools below the photo have in common.
import { find } from "../shared/dom.js";

/**
 * A tool's <details>: asks the server for what it shows while it is open, and takes the newest answer.
 * @param {import("../heatmap.js").Look} look
 * @param {string} event its name, and that of the property that the answer comes in
 * @param {() => object} about what is asked
 * @param {(answer: any) => void} draw of an answer that is not late
 */
export function tool(look, event, about, draw) {
  const { widget } = look;
  const node = find(look.element, `.${event}`, HTMLDetailsElement);
  let turn = 0;
  const ask = () => {
    turn++;
    widget.trigger(event, { turn, ...about() });
  };
  node.addEventListener("toggle", () => {
    if (node.open) ask();
    else {
      turn++;
      look.putAway(event);
    }
  });
  widget.watch(event, () => {
    const answer = widget.props[event];
    if (node.open && answer?.turn === turn) draw(answer);
  });
  look.tools.push({ follow: () => node.open && ask() });
  return { node, ask };
}
