// A network's figure in a box, with buttons that save it.
import { penOf } from "../shared/canvas.js";
import { drawing, find, make, save, sideways } from "../shared/dom.js";

const SCALE = 2; // pixels of a PNG for one of the figure's

/**
 * The figure's text for other programs: colours written out, and a size of its own.
 * @param {SVGElement} svg
 */
function standalone(svg) {
  const [, , width, height] = (svg.getAttribute("viewBox") ?? "").split(" ");
  const copy = /** @type {SVGElement} */ (svg.cloneNode(true));
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.removeAttribute("style");
  for (const part of copy.querySelectorAll(".pp-open")) part.classList.remove("pp-open");
  const text = new XMLSerializer().serializeToString(copy);
  return { text: text.replace(/var\(--pp-[a-z-]+,([^)]*)\)/g, "$1"), width: +width, height: +height };
}

/**
 * @param {SVGElement} svg
 * @param {string} name
 */
function saveSvg(svg, name) {
  save(new Blob([standalone(svg).text], { type: "image/svg+xml" }), `${name}.svg`);
}

/**
 * @param {SVGElement} svg
 * @param {string} name
 */
async function savePng(svg, name) {
  const { text, width, height } = standalone(svg);
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = make("canvas");
  canvas.width = SCALE * width;
  canvas.height = SCALE * height;
  const pen = penOf(canvas);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(blob, `${name}.png`), "image/png");
}

/**
 * @param {string} svg as the server made and escaped it
 * @param {string} name
 * @param {Record<string, string>} words
 */
export function figureBox(svg, name, words) {
  const frame = make("div", "framed");
  const file = name.replace(/[^\w.-]+/g, "_");
  const tools = make("div", "tools");
  for (const [kind, run] of Object.entries({ SVG: saveSvg, PNG: savePng })) {
    const button = make("button", "", `↓ ${kind}`);
    button.setAttribute("aria-label", `${words.save_as} ${kind}`);
    button.addEventListener("click", () => run(find(frame, ".figure svg", SVGElement), file));
    tools.append(button);
  }
  frame.append(sideways(drawing(svg), "figure"), tools);
  return frame;
}
