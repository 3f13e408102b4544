// Draws {title, items: [{key, src, label}], more, page} as a titled row of picture buttons, and {reading},
// what is said until they are there.
const root = element.querySelector(".pp-thumbs");

function button(item) {
  const node = make("button");
  node.title = item.label;
  node.setAttribute("aria-label", item.label);
  node.append(picture(item.src));
  node.addEventListener("click", () => {
    trigger("pick", { key: item.key });
    if (props.noted)
      document.dispatchEvent(new CustomEvent("pp-address", { detail: { [props.noted]: item.key } }));
  });
  return node;
}

function draw() {
  const view = props.value;
  root.hidden = !view || !(view.reading || view.items?.length);
  if (root.hidden) return;
  if (view.reading) {
    root.replaceChildren(make("div", "head", view.reading));
    return;
  }
  const row = make("div", "row");
  row.append(...view.items.map(button));
  const head = make("div", "head");
  head.append(make("span", "", view.title));
  if (view.more) {
    const more = make("button", "more", view.more);
    more.addEventListener("click", () => trigger("more", { page: view.page + 1 }));
    head.append(more);
  }
  root.replaceChildren(head, row);
}

watch("value", draw);
draw();
