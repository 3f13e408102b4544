// The lesson in three parts, made once there are words to tell it in: see why.py.
import { complain, find } from "./shared/dom.js";
import { whenValue } from "./shared/widget.js";
import { Gaussians } from "./why/gaussians.js";
import { Lines } from "./why/lines.js";
import { Ring } from "./why/ring.js";

/** @param {import("./shared/widget.js").Widget} widget */
export function start(widget) {
  const root = find(widget.element, ".pp-why");
  const problem = find(root, ".problem");
  const tell = (/** @type {string | undefined} */ text) => complain(problem, text);
  whenValue(widget, (value) => {
    if (!root.hidden) return;
    root.hidden = false;
    new Lines(find(root, ".lines"), value);
    const judge = async (/** @type {unknown} */ asked) =>
      (await widget.server.judge(asked)) ?? { problem: value.words.lost };
    new Gaussians(find(root, ".gaussians"), value, judge, tell);
    new Ring(find(root, ".ring"), value, (asked) => widget.server.play(asked), tell);
  });
}
