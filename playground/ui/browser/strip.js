// Steps through a walk {src, count, ...}, and keeps its stops: see strip.py. All drawing is from one decoded picture.
import { asker } from "./shared/asker.js";
import { complain, find } from "./shared/dom.js";
import { decoded } from "./shared/sheet.js";
import { named } from "./shared/stops.js";
import { whenValue } from "./shared/widget.js";
import { Film } from "./strip/film.js";
import { Inside } from "./strip/inside.js";
import { Keys } from "./strip/keys.js";
import { listenToTake } from "./strip/take.js";

/** @typedef {import("./shared/widget.js").Widget} Widget */

class Strip {
  /** @param {Widget} widget */
  constructor(widget) {
    this.widget = widget;
    this.root = find(widget.element, ".pp-strip");
    this.problem = find(this.root, ".problem");
    /** @type {any} the newest value */
    this.view = null;
    this.request = 0; // number of the newest walk
    this.inside = new Inside(this.root, () => widget.server.nearest(this.question()));
    this.film = new Film(this.root, (at) => this.inside.point(at));
    this.keys = new Keys(this.root, {
      samples: (asked) => widget.server.samples({ ...this.view.ask, ...asked }),
      moved: (seeds) => widget.trigger("ends", { seeds }),
      changed: () => this.walk(this.question()),
    });
    this.walk = asker(
      (asked) => widget.server.strip(asked),
      (answer, asked) => {
        this.root.hidden = false;
        complain(this.problem, answer.problem);
        if (!answer.problem && asked.seeds === this.keys.stops) this.present(answer);
      },
      1,
    );
    listenToTake(
      this.root,
      () => this.view.words,
      (asked) => this.take(asked),
    );
  }

  question() {
    return { ...this.view.ask, seeds: this.keys.stops, closed: this.keys.closed };
  }

  /** @param {{kind: string, pixels: boolean}} asked */
  async take(asked) {
    const file = await this.widget.server.take({ ...this.question(), ...asked });
    complain(this.problem, file?.problem);
    return file?.problem ? null : file;
  }

  /**
   * Shows a walk: a value, or the server's answer. It fades in, and keeps the slider where it stands.
   * @param {any} walk
   */
  async present(walk) {
    const request = ++this.request;
    const [image, ends] = await Promise.all([
      decoded({ src: walk.src, columns: walk.count, side: walk.keys.side }),
      decoded(walk.keys),
    ]).catch(() => []); // pictures that cannot be read leave the old ones standing
    if (!image || request !== this.request) return; // or a newer one has come meanwhile
    const ring = this.keys.closed && walk.seeds.length > 2;
    this.root.hidden = false;
    this.captions(walk.seeds, ring);
    this.keys.draw(walk.seeds, ends);
    this.inside.draw(walk);
    this.film.show({ ...image, count: walk.count, ring, segments: walk.seeds.length - (ring ? 0 : 1) });
  }

  /**
   * @param {import("./shared/stops.js").Stop[]} stops
   * @param {boolean} ring
   */
  captions(stops, ring) {
    const last = stops[ring ? 0 : stops.length - 1];
    find(this.root, ".first small").textContent = named(stops[0], this.view.words);
    find(this.root, ".last small").textContent = named(last, this.view.words);
  }

  /**
   * A new value brings both ends, the path and perhaps another generator; the stops between stay.
   * @param {any} value
   */
  show(value) {
    const generator = this.view?.ask.generator;
    this.view = value;
    this.label(value.words);
    this.keys.renew(value, generator !== value.ask.generator);
    complain(this.problem);
    if (value.src && this.keys.stops.length === 2) this.present(value);
    else this.walk(this.question());
  }

  /** @param {Record<string, string>} words */
  label(words) {
    this.film.label(words);
    this.inside.label(words);
    find(this.root, ".take span").textContent = words.take;
    for (const button of this.root.querySelectorAll(".take button")) {
      if (button instanceof HTMLButtonElement) button.textContent = words[button.dataset.kind ?? ""];
    }
  }
}

/** @param {Widget} widget */
export function start(widget) {
  const strip = new Strip(widget);
  whenValue(widget, (value) => strip.show(value));
}
