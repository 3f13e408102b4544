// The lesson in three parts, made once there are words to tell it in: see why.py.
const root = element.querySelector(".pp-why");
const problem = root.querySelector(".problem");

function complain(text) {
  problem.textContent = text ?? "";
  problem.hidden = !text;
}

function colour(name) {
  return getComputedStyle(root).getPropertyValue(name).trim() || "#888";
}

function show(value) {
  if (!value || !root.hidden) return;
  root.hidden = false;
  makeLines(root.querySelector(".lines"), value);
  makeGaussians(root.querySelector(".gaussians"), value, (asked) => server.judge(asked), complain);
  makeRing(root.querySelector(".ring"), value, (asked) => server.play(asked), complain, colour);
}

watch("value", () => show(props.value));
show(props.value);
