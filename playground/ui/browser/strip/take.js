// Taking a walk away as a file.
import { download, find, findAll } from "../shared/dom.js";

/**
 * @param {HTMLElement} root
 * @param {() => Record<string, string>} words
 * @param {(asked: {kind: string, pixels: boolean}) => Promise<{uri: string, name: string} | null>} ask
 */
export function listenToTake(root, words, ask) {
  const crisp = find(root, ".pixels input", HTMLInputElement);
  for (const button of findAll(root, ".take button", HTMLButtonElement)) {
    const kind = button.dataset.kind ?? "";
    button.addEventListener("click", async () => {
      button.disabled = true;
      button.textContent = words().waiting;
      const file = await ask({ kind, pixels: crisp.checked });
      button.disabled = false;
      button.textContent = words()[kind];
      if (file) download(file.uri, file.name);
    });
  }
}
