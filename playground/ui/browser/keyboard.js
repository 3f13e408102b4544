() => {
  // What Gradio's own parts lack for those who use no pointer: arrow keys between tabs, and lists that
  // close when one goes on by Tab, which Gradio takes for a key that is typed into the list.
  const next = (event, tabs, at) =>
    ({
      ArrowRight: tabs[(at + 1) % tabs.length],
      ArrowLeft: tabs.at(at - 1),
      Home: tabs[0],
      End: tabs.at(-1),
    })[event.key];

  function walk(event) {
    const tab = event.target.closest?.('[role="tab"]');
    if (!tab || event.altKey || event.ctrlKey || event.metaKey) return;
    const beside = [...tab.parentElement.querySelectorAll('[role="tab"]')].filter((one) => one.offsetParent);
    const other = next(event, beside, beside.indexOf(tab));
    if (!other) return;
    event.preventDefault();
    other.click();
    other.focus();
  }

  function leave(event) {
    if (event.key === "Tab" && event.target.matches?.('input[role="combobox"]')) event.stopPropagation();
  }

  document.addEventListener("keydown", walk);
  document.addEventListener("keydown", leave, true);
};
