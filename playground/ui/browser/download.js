(source) => {
  const name = (/"""(.+)/.exec(source)?.[1] ?? "network").replace(/[^\w.-]+/g, "_");
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([source], { type: "text/x-python" }));
  anchor.download = `${name}.py`;
  anchor.click();
  URL.revokeObjectURL(anchor.href);
};
