// Small drawings in SVG, in the units of their viewBox.

const SVG = "http://www.w3.org/2000/svg";

// An SVG element with these attributes and a text, added to its parent.
function draw(parent, tag, attributes = {}, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  parent.append(node);
  return node;
}

// A path through points [x, y]; null starts it anew.
function pathOf(points) {
  let begun = false;
  return points
    .map((point) => {
      if (!point) {
        begun = false;
        return "";
      }
      const step = `${begun ? "L" : "M"}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
      begun = true;
      return step;
    })
    .join("");
}

// From a value in low..high to a place in from..to.
function scaled(low, high, from, to) {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

// Calls `seen` once, when what is drawn first is in sight or nearly so.
function whenSeen(node, seen) {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      seen();
    },
    { rootMargin: "300px" },
  );
  watcher.observe(node);
}

// Where something is told: a paper's place, with a link to it.
function tellSource(node, text, paper) {
  const link = make("a", "", `arXiv:${paper}`);
  link.href = `https://arxiv.org/abs/${paper}`;
  link.target = "_blank";
  link.rel = "noopener";
  node.replaceChildren(link, ` · ${text}`);
}
