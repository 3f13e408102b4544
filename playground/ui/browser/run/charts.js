// The charts of a run, and of those that are laid over it.
import { make } from "../shared/dom.js";
import { Plot } from "../shared/plot.js";
import { chartLines } from "./curves.js";
import { chartScale } from "./scales.js";

/**
 * @typedef {import("../run.js").RunState} RunState
 * @typedef {import("./curves.js").View} View
 */

const KINDS = {
  classifier: ["accuracy", "loss", "gradients", "rate"],
  gan: ["gan_estimate", "gan_scores", "gan_loss", "gan_diversity", "gan_gradient", "gan_bound"],
};
const OF_ONE = ["gradients", "rate"]; // charts of the run that is shown alone

export class Charts {
  /** @param {(name: string) => string} colour reads a colour of the page by its name */
  constructor(colour) {
    this.box = make("div", "charts");
    this.plots = Object.values(KINDS)
      .flat()
      .map((key) => {
        const plot = new Plot("", colour);
        const tells = plot.box.appendChild(make("p", "tells"));
        this.box.append(plot.box);
        return { key, plot, tells };
      });
  }

  /**
   * @param {RunState} main
   * @param {RunState[]} runs
   * @param {View} view
   * @param {number | null} moment seconds, looked at elsewhere on the page
   */
  paint(main, runs, view, moment) {
    const place = moment === null ? undefined : main.points.find((point) => point.s >= moment);
    const cursor = place ? place[view.byTime ? "s" : "e"] : null;
    const axis = view.byTime ? view.words.seconds : view.words.epochs;
    for (const { key, plot, tells } of this.plots) {
      plot.box.hidden = !KINDS[main.kind].includes(key) || !main.points.length;
      if (plot.box.hidden) continue;
      const lines = chartLines(key, main, runs, view).filter(({ xs, note }) => xs.length || note);
      const told = main.charts?.[key.replace("gan_", "")];
      const title = told?.title ?? view.words[key];
      plot.title = runs.length > 1 && OF_ONE.includes(key) ? `${title} · ${main.name}` : title;
      tells.textContent = told?.tells ?? "";
      plot.box.hidden = Boolean(told) && !lines.length;
      if (lines.length) plot.paint({ lines, scale: chartScale(key, lines), axis, cursor });
    }
  }
}
