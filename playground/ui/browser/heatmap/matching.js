// Finding a class by its name. Nothing here touches the page.

/**
 * The classes with the text in their name or their `other` one: those with a word that begins with it
 * first, each kind in the order it came.
 * @template {{name: string, other?: string}} C
 * @param {C[]} classes
 * @param {string} text
 * @param {number} most
 */
export function matching(classes, text, most) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const names = (/** @type {C} */ { name, other }) => `${name}\n ${other || ""}`.toLowerCase();
  const found = classes.filter((item) => names(item).includes(wanted));
  const starts = (/** @type {C} */ item) => ` ${names(item).replaceAll("-", " ")}`.includes(` ${wanted}`);
  return [...found.filter(starts), ...found.filter((item) => !starts(item))].slice(0, most);
}
