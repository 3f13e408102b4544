// Other methods than CAM, at any stage of the network. The server computes; the choice is made here.
const byMethod = tool(
  "method",
  () => ({ index: current().index, method: which.value, stage: atStage.value, go: starting }),
  showMethod,
);
const which = byMethod.node.querySelector(".which");
const atStage = byMethod.node.querySelector(".stage");
const methodWork = working(byMethod.node, { start: startMethod, stop: askMethod });
const UNSTAGED = ["occlusion"];
let starting = false; // whether what is asked shall be done, whatever it costs

function startMethod() {
  starting = true;
  byMethod.ask();
  starting = false;
}

// Asks what it costs, or, where it costs little, for the map.
function askMethod() {
  methodWork.rest();
  byMethod.ask();
}

function showMethod(answer) {
  const { words } = view;
  const account = byMethod.node.querySelector(".account");
  byMethod.node.querySelector(".staged").hidden = UNSTAGED.includes(which.value);
  byMethod.node.querySelector(".about").textContent = words[`method_about_${which.value}`] || "";
  if (methodWork.told(answer)) return;
  account.textContent = answer.message || "";
  if (answer.message) {
    atStage.replaceChildren(); // of another network, maybe
    putAway("method");
    return;
  }
  offerStages(answer);
  if (answer.cost) {
    putAway("method");
    methodWork.offer(answer.cost.passes, answer.cost.seconds);
    return;
  }
  const { rows, columns } = answer;
  const [values] = unpackedBy([answer.peak], answer.map, rows * columns);
  const name = which.selectedOptions[0].textContent;
  const text = fill(words.method_shown, { method: name, rows, columns });
  account.textContent = text;
  put({ values, around: values, rows, columns, sum: text, by: "method" });
}

function offerStages({ stages, stage }) {
  atStage.replaceChildren(
    ...stages.map((name) => {
      const entry = make("option", "", name === stages.at(-1) ? view.words.method_last : name);
      entry.value = name;
      return entry;
    }),
  );
  atStage.value = stage;
}

for (const choice of [which, atStage]) choice.addEventListener("change", askMethod);
