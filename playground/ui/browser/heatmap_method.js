// Other methods than CAM, at any stage of the network. The server computes; the choice is made here.
const byMethod = tool(
  "method",
  () => ({ index: current().index, method: which.value, stage: stageChosen(), go: starting }),
  showMethod,
);
const which = byMethod.node.querySelector(".which");
const drawnStages = byMethod.node.querySelector(".stages");
const methodWork = working(byMethod.node, { start: startMethod, stop: askMethod });
const UNSTAGED = ["occlusion"];
const TALLEST = 56; // pixels of a block that is as high as the input
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
    drawnStages.replaceChildren(); // of another network, maybe
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

const stageChosen = () => drawnStages.querySelector(":checked")?.value || "";

// The network as a row of blocks, from the image to the classes: each as high as its maps, and the wider the
// more of them there are. A block is a radio button.
function offerStages({ stages, stage, input }) {
  const [channels, side] = input;
  const drawn = JSON.stringify([view.network, input, stages]);
  if (drawnStages.dataset.drawn !== drawn || !drawnStages.children.length) {
    drawnStages.dataset.drawn = drawn;
    const ends = [
      view.words.method_image,
      fill(view.words.method_classes, { count: view.classes.length.toLocaleString("en-US") }),
    ];
    drawnStages.replaceChildren(
      stageBlock("span", ends[0], [channels, side, side], side),
      ...stages.map(([name, ...shape]) => stageOption(name, shape, side, name === stages.at(-1)[0])),
      stageBlock("span", ends[1], null, side),
    );
  }
  for (const radio of drawnStages.querySelectorAll("input")) radio.checked = radio.value === stage;
}

function stageOption(name, shape, side, isLast) {
  const block = stageBlock("label", isLast ? view.words.method_last : name, shape, side);
  const radio = make("input");
  Object.assign(radio, { type: "radio", name: `stage-${element.id}`, value: name });
  radio.addEventListener("change", askMethod);
  block.prepend(radio);
  return block;
}

// shape: channels, rows, columns; null for what is no map. side: of the input, in pixels.
function stageBlock(tag, title, shape, side) {
  const block = make(tag, "block");
  const body = make("i");
  body.style.width = `${shape ? 6 + 3 * Math.log2(shape[0]) : 6}px`;
  body.style.height = `${shape ? Math.max(4, TALLEST * Math.sqrt(shape[1] / side)) : TALLEST / 2}px`;
  block.append(body, make("b", "", title), make("span", "", shape ? shape.join(" × ") : ""));
  return block;
}

which.addEventListener("change", askMethod);
