// What the tools below the photo have in common. `element`, `tools` and `putAway` are those of heatmap.js.

// A tool's <details>: asks the server for what it shows while it is open, and takes the newest answer.
// event: its name, and that of the property that the answer comes in. about: what is asked, an object.
// draw: of an answer that is not late.
function tool(event, about, draw) {
  const node = find(`.${event}`);
  let turn = 0;
  const ask = () => trigger(event, { turn: ++turn, ...about() });
  const answered = () => {
    const answer = props[event];
    if (!node.open || !answer || answer.turn !== turn) return;
    draw(answer);
  };
  node.addEventListener("toggle", () => {
    if (node.open) ask();
    else {
      turn++;
      putAway(event);
    }
  });
  watch(event, answered);
  tools.push({ follow: () => node.open && ask() });
  return { node, ask };
}
