// Other methods than CAM, at any stage of the network. The server computes; the choice is made here.
import { find } from "../shared/dom.js";
import { fill } from "../shared/text.js";
import { noteAddress } from "../shared/widget.js";
import { unpackedBy } from "./maps.js";
import { puts } from "./place.js";
import { Stages } from "./stages.js";
import { tool } from "./tool.js";
import { Work } from "./work.js";

const UNSTAGED = ["occlusion"];

export class Method {
  /** @param {import("../heatmap.js").Look} look */
  constructor(look) {
    this.look = look;
    const { node, ask } = tool(
      look,
      "method",
      () => this.question(),
      (answer) => this.show(answer),
    );
    this.node = node;
    this.send = ask;
    this.which = find(node, ".which", HTMLSelectElement);
    this.stages = new Stages(look, find(node, ".stages"), () => this.ask());
    this.account = find(node, ".account");
    this.work = new Work(look, node, ask);
    /** @type {string | null} the stage that the address asks for */
    this.asked = null;
    this.which.addEventListener("change", () => this.ask());
    node.addEventListener("toggle", () => node.open || noteAddress({ method: null, stage: null }));
    look.tools.push({ follow: () => this.open() });
  }

  /** Once there is something to look at, as the address has it. */
  open() {
    const { place } = this.look;
    const [method, stage] = [place.take("method"), place.take("stage")];
    if (method !== null && !puts(this.which, method)) place.lacks("method", method);
    else if (method !== null) [this.asked, this.node.open] = [stage, true];
    else if (stage !== null) place.lacks("stage", stage);
  }

  question() {
    const { look, which, stages, work } = this;
    const stage = this.asked ?? stages.chosen;
    return { index: look.current.index, method: which.value, stage, go: work.going };
  }

  /** @param {string} [stage] that the answer is of */
  note(stage) {
    if (this.asked && this.asked !== stage) this.look.place.lacks("stage", this.asked);
    this.asked = null;
    const { which, stages } = this;
    const usual = UNSTAGED.includes(which.value) || stages.last === stage;
    noteAddress({ method: which.value, stage: usual ? null : stage });
  }

  /** Asks what it costs, or, where it costs little, for the map. */
  ask() {
    this.work.rest();
    this.send();
  }

  /** @param {any} answer */
  show(answer) {
    const { look, which } = this;
    find(this.node, ".staged").hidden = UNSTAGED.includes(which.value);
    find(this.node, ".about").textContent = look.view.words[`method_about_${which.value}`] || "";
    if (this.work.told(answer)) return;
    this.account.textContent = answer.message || "";
    if (answer.message)
      this.stages.clear(); // of another network, maybe
    else this.stages.offer(answer);
    this.note(answer.stage);
    if (answer.message || answer.cost) look.putAway("method");
    if (answer.cost) this.work.offer(answer.cost.passes, answer.cost.seconds);
    if (!answer.message && !answer.cost) this.draw(answer);
  }

  /** @param {{rows: number, columns: number, peak: number, map: string, field: import("./receptive.js").Field | null}} answer */
  draw({ rows, columns, peak, map, field }) {
    const { look } = this;
    const [values] = unpackedBy([peak], map, rows * columns);
    const method = this.which.selectedOptions[0].textContent;
    const sum = fill(look.view.words.method_shown, { method, rows, columns });
    this.account.textContent = sum;
    look.put({ values, around: values, rows, columns, field, sum, by: "method" });
  }
}
