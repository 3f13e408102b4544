// One of the games: the clouds, what its generator draws, what its opponent makes of each place, and how
// many clouds were found over time.
import { paintField, penOf } from "../shared/canvas.js";
import { colourAt, make } from "../shared/dom.js";
import { smoothed } from "../shared/field.js";
import { pathOf, scaled } from "../shared/scale.js";
import { draw, shape } from "../shared/svg.js";
import { fill, percent } from "../shared/text.js";

/**
 * @typedef {object} Clouds
 * @property {number} modes how many
 * @property {number} edge of what is seen, from the middle
 * @property {number} spread of each
 * @property {number} grid places that are judged along a side
 * @property {number[]} centres x and y in turns
 *
 * @typedef {{scores: number[], points: number[], found: number, steps: number, near: number}} Move
 */

const SIDE = 520; // pixels of a canvas
const GROUND = 130; // of the opponent's judgement on it
const INK = [99, 102, 241];
const DARKEST = 0.42; // opacity of what is surely real

export class Game {
  /**
   * @param {string} kind
   * @param {Record<string, string>} words
   * @param {Clouds} clouds
   */
  constructor(kind, words, clouds) {
    this.kind = kind;
    this.words = words;
    this.clouds = clouds;
    this.past = /** @type {[number, number][]} */ ([]); // part of the training, clouds found
    this.figure = make("figure");
    this.canvas = make("canvas");
    this.canvas.width = this.canvas.height = SIDE;
    this.canvas.setAttribute("role", "img");
    this.found = make("div", "found");
    this.found.append(...Array.from({ length: clouds.modes }, () => make("i")));
    this.count = make("output");
    this.count.setAttribute("aria-live", "off"); // it changes with each answer
    this.film = shape("svg", { viewBox: "0 0 200 44", "aria-hidden": "true" });
    const caption = make("figcaption");
    caption.append(make("b", "", words[kind]), make("span", "", words[`${kind}_rule`]));
    this.figure.append(caption, this.canvas, this.found, this.count, this.film);
  }

  clear() {
    this.past = [];
    this.paint(null);
    this.tell(null);
  }

  /**
   * @param {number} part of the training
   * @param {Move} move
   */
  show(part, move) {
    this.past.push([part, move.found]);
    this.paint(move);
    this.tell(move);
  }

  /**
   * Darker for more real.
   * @param {CanvasRenderingContext2D} pen
   * @param {number[]} scores 0 to 255
   */
  paintScores(pen, scores) {
    const { grid } = this.clouds;
    const field = smoothed({ values: scores, rows: grid, columns: grid }, [GROUND, GROUND]);
    const ground = make("canvas");
    paintField(ground, field, [GROUND, GROUND], [INK], (value) => [0, DARKEST * (value / 255)]);
    pen.drawImage(ground, 0, 0, SIDE, SIDE);
  }

  /** @param {Move | null} move */
  paint(move) {
    const { edge, centres, spread } = this.clouds;
    const pen = penOf(this.canvas);
    const at = scaled(-edge, edge, 0, SIDE);
    const circles = (
      /** @type {number[]} */ places,
      /** @type {number} */ radius,
      /** @type {"fill"|"stroke"} */ how,
    ) => {
      for (let i = 0; i < places.length; i += 2) {
        pen.beginPath();
        pen.arc(at(places[i]), at(-places[i + 1]), radius, 0, 7);
        pen[how]();
      }
    };
    pen.clearRect(0, 0, SIDE, SIDE);
    if (move) this.paintScores(pen, move.scores);
    pen.strokeStyle = colourAt(this.canvas, "--pp-brand");
    pen.lineWidth = 3;
    circles(centres, (3 * spread * SIDE) / (2 * edge), "stroke");
    pen.fillStyle = colourAt(this.canvas, "--pp-accent");
    pen.globalAlpha = 0.75;
    circles(move?.points ?? [], 4, "fill");
    pen.globalAlpha = 1;
  }

  /** @param {Move | null} move */
  tell(move) {
    const { words, clouds, film } = this;
    const found = move?.found ?? 0;
    [...this.found.children].forEach((dot, i) => {
      dot.classList.toggle("on", i < found);
    });
    this.count.textContent = move
      ? fill(words.found, {
          found,
          modes: clouds.modes,
          steps: move.steps.toLocaleString("en-US"),
          near: percent(move.near, 0),
        })
      : "";
    this.canvas.setAttribute("aria-label", `${words[this.kind]}: ${this.count.textContent}`);
    const [x, y] = [scaled(0, 1, 2, 198), scaled(0, clouds.modes, 40, 4)];
    film.replaceChildren();
    draw(film, "line", { x1: 2, x2: 198, y1: 40, y2: 40, class: "axis" });
    draw(film, "line", { x1: 2, x2: 198, y1: 4, y2: 4, class: "axis faint" });
    draw(film, "path", { d: pathOf(this.past.map(([part, count]) => [x(part), y(count)])), class: "curve" });
  }
}
