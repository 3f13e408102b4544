// Work that takes long: what it costs is said before it is begun, then how far it is; it can be stopped.

// The row `.working` of a tool. start, stop: called when its buttons are pressed.
function working(node, { start, stop }) {
  const row = node.querySelector(".working");
  const part = (name) => row.querySelector(name);
  const show = (going) => {
    row.hidden = false;
    part(".start").hidden = going;
    part(".stop").hidden = part("progress").hidden = !going;
  };
  const begin = () => {
    show(true);
    part("progress").value = 0;
    start();
  };
  const rest = () => {
    if (!row.hidden && !part(".stop").hidden) trigger("halt", {});
    row.hidden = true;
  };
  part(".start").addEventListener("click", begin);
  part(".stop").addEventListener("click", () => {
    rest();
    stop();
  });
  node.addEventListener("toggle", () => node.open || rest());
  return {
    rest,
    // Says what it would cost, with the button that starts it.
    offer(passes, seconds) {
      show(false);
      part(".start").disabled = !passes;
      part(".cost").textContent = passes ? fill(view.words.cost, { passes, seconds: brief(seconds) }) : "";
    },
    // Whether an answer only says how far it is; `before` and `count`: of several works, which one it is.
    told(answer, before = 0, count = 1) {
      if (answer.share === undefined && !answer.waiting) {
        if (before + 1 >= count) row.hidden = true;
        return false;
      }
      show(true);
      part("progress").value = (before + (answer.share || 0)) / count;
      part(".cost").textContent = answer.waiting ? view.words.waiting : "";
      return true;
    },
  };
}

// Seconds as one says them: 0.4, 3, 20.
const brief = (seconds) => (seconds < 1 ? Math.max(0.1, seconds).toFixed(1) : seconds.toFixed(0));
