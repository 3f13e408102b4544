// Other methods than CAM, at any stage of the network. The server computes; the choice is made here.
const viaGradient = tool(
  "method",
  () => ({ index: current().index, method: which.value, stage: atStage.value }),
  showMethod,
);
const which = viaGradient.node.querySelector(".which");
const atStage = viaGradient.node.querySelector(".stage");

function showMethod(answer) {
  const account = viaGradient.node.querySelector(".account");
  account.textContent = answer.message || "";
  if (answer.message) {
    atStage.replaceChildren(); // of another network, maybe
    putAway("method");
    return;
  }
  const { rows, columns, stages, stage } = answer;
  atStage.replaceChildren(
    ...stages.map((name) => {
      const entry = make("option", "", name === stages.at(-1) ? view.words.method_last : name);
      entry.value = name;
      return entry;
    }),
  );
  atStage.value = stage;
  const [values] = unpackedBy([answer.peak], answer.map, rows * columns);
  const name = which.selectedOptions[0].textContent;
  const text = fill(view.words.method_shown, { method: name, rows, columns });
  account.textContent = text;
  put({ values, around: values, rows, columns, sum: text, by: "method" });
}

for (const choice of [which, atStage]) choice.addEventListener("change", viaGradient.ask);
