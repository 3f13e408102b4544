// Small drawings in SVG, in the units of their viewBox.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An SVG element with these attributes and a text.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {string | number} [text]
 * @returns {SVGElementTagNameMap[K]}
 */
export function shape(tag, attributes = {}, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  if (text !== undefined) node.textContent = String(text);
  return node;
}

/**
 * The same, added to its parent.
 * @template {keyof SVGElementTagNameMap} K
 * @param {Element} parent
 * @param {K} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {string | number} [text]
 * @returns {SVGElementTagNameMap[K]}
 */
export function draw(parent, tag, attributes, text) {
  return parent.appendChild(shape(tag, attributes, text));
}
