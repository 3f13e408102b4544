// Shows {entries, ticked, most, full}: entries {id, label, reason}, of which one with a reason cannot be
// ticked; no more than `most` can, and `full` says so. What is ticked is written back into the value.
const root = element.querySelector(".pp-overlay");

function tick(id, on) {
  const { ticked } = props.value;
  props.value = { ...props.value, ticked: on ? [...ticked, id] : ticked.filter((one) => one !== id) };
  trigger("tick", {});
}

function entry({ id, label, reason }, { ticked, most, full }) {
  const on = ticked.includes(id);
  const why = reason || (!on && ticked.length >= most ? full : "");
  const node = make("label", why ? "entry off" : "entry");
  const box = make("input");
  box.type = "checkbox";
  box.checked = on;
  box.disabled = Boolean(why);
  box.addEventListener("change", () => tick(id, box.checked));
  node.append(box, make("span", "name", label));
  if (why) node.append(make("span", "why", why));
  return node;
}

function show(value) {
  if (!value) return;
  const focused = [...root.children].indexOf(root.querySelector(":focus-within"));
  root.replaceChildren(...value.entries.map((one) => entry(one, value)));
  root.children[focused]?.querySelector("input").focus();
}

watch("value", () => show(props.value));
show(props.value);
