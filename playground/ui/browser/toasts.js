(titles) => {
  // Gradio calls a toast by its kind, in English, whatever title it was given.
  const language = navigator.languages.map((name) => name.slice(0, 2)).find((name) => name in titles);
  const rename = (title) => {
    const text = [...title.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
    const name = text && titles[language]?.[text.data.trim()];
    if (name) text.data = `${name} `;
  };
  new MutationObserver((changes) => {
    if (changes.some((change) => change.addedNodes.length))
      document.querySelectorAll(".toast-title").forEach(rename);
  }).observe(document.body, { childList: true, subtree: true });
};
