// A QR code, from its rows of 0 and 1: dark on white in any theme, with the four empty modules around it that
// cameras need.
import { draw, shape } from "../shared/svg.js";

const MARGIN = 4;

/** @param {string[]} rows */
export function picture(rows) {
  const side = rows.length + 2 * MARGIN;
  const svg = shape("svg", { viewBox: `0 0 ${side} ${side}`, class: "code-picture" });
  draw(svg, "rect", { width: side, height: side, fill: "#fff" });
  draw(svg, "path", { d: modules(rows), fill: "#0f172a", "shape-rendering": "crispEdges" });
  return svg;
}

/**
 * The dark modules, each run of them in a row as one box.
 * @param {string[]} rows
 */
export function modules(rows) {
  const boxes = rows.map((row, y) =>
    [...row.matchAll(/1+/g)].map(
      (run) => `M${run.index + MARGIN} ${y + MARGIN}h${run[0].length}v1h-${run[0].length}z`,
    ),
  );
  return boxes.flat().join("");
}
