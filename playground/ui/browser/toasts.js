// Gradio calls a toast by its kind, in English, whatever title it was given: it is renamed as it comes.

/** @param {Record<string, Record<string, string>>} titles by language and Gradio's own */
export function start(titles) {
  const language = navigator.languages.map((name) => name.slice(0, 2)).find((name) => name in titles);
  const rename = (/** @type {Element} */ title) => {
    const text = [...title.childNodes].find((node) => node instanceof Text);
    const name = text instanceof Text && language && titles[language][text.data.trim()];
    if (text instanceof Text && name) text.data = `${name} `;
  };
  new MutationObserver((changes) => {
    if (changes.some((change) => change.addedNodes.length))
      document.querySelectorAll(".toast-title").forEach(rename);
  }).observe(document.body, { childList: true, subtree: true });
}
