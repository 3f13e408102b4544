// Copying a text; where that is forbidden, it is shown instead.

/** @param {string} text @returns {Promise<boolean>} whether it is copied */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    window.prompt("", text);
    return false;
  }
}
