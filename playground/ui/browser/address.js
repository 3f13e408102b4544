// The page's address says where one is. Whatever changes that tells it by the event "pp-address", whose
// detail holds parameters: {network: "shipped:…"}, null for one that goes. A change of a step is one
// that the browser's Back undoes: the event `back` then asks the server for that place. The events of
// `placesOf` ask it for what the page was opened with.
import { changed, FIRST_TAB, isStep, placesOf, restored, visitedBy, written } from "./address/rules.js";

/** @typedef {import("./shared/widget.js").Widget} Widget */

class Address {
  /** @param {Widget} widget */
  constructor({ props, trigger, watch }) {
    this.here = new URLSearchParams(window.location.search);
    this.visited = visitedBy(this.here);
    this.arrived = !this.here.has("tab"); // its tab is open: before that, the first one is selected
    this.early = ""; // the tab that was selected last before that
    this.back = trigger;
    document.addEventListener("pp-arrived", () => {
      this.arrived = true;
      if (this.early && this.early !== FIRST_TAB) this.note({ tab: this.early });
    });
    document.addEventListener("pp-address", (event) => {
      if (event instanceof CustomEvent) this.note(event.detail);
    });
    window.addEventListener("popstate", () => this.goBack());
    watch("value", () => this.forget(props.value));
    setTimeout(() => {
      for (const place of placesOf(this.here)) trigger(place, {});
    });
  }

  /**
   * @param {URLSearchParams} parameters
   * @param {boolean} step
   */
  write(parameters, step) {
    this.here = parameters;
    const text = written(parameters, this.visited);
    const address = text ? `?${text}` : window.location.pathname;
    if (step) window.history.pushState(window.history.state, "", address);
    else window.history.replaceState(window.history.state, "", address);
  }

  /** @param {Record<string, string | null>} detail */
  note({ tab, ...changes }) {
    if (tab && !this.arrived) this.early = tab;
    else if (tab) {
      changes.tab = tab;
      this.visited.add(tab);
    }
    const after = changed(this.here, changes);
    if (after.toString() !== this.here.toString()) this.write(after, isStep(this.here, after));
  }

  /** What was told not to be had: a reload should not tell it again. @param {string[]} names */
  forget(names) {
    for (const name of names) this.here.delete(name);
    this.write(this.here, false);
  }

  goBack() {
    this.write(restored(this.here, new URLSearchParams(window.location.search)), false);
    this.back("back", { query: this.here.toString() });
  }
}

/** @param {Widget} widget */
export function start(widget) {
  new Address(widget);
}
