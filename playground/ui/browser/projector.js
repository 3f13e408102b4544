// The wall of a class: before anybody trains, how to come in; then who trains what, the best, the curves.
import { watch } from "./classroom/ask.js";
import { Lobby } from "./classroom/lobby.js";
import { Stage } from "./classroom/stage.js";
import { find, make } from "./shared/dom.js";

const PAUSE = 2000; // ms

/** @param {Record<string, string>} words */
export function start(words) {
  const root = find(document, "main");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const wanted = new URLSearchParams(window.location.search).get("__theme");
  const tint = () =>
    document.documentElement.classList.toggle("dark", wanted ? wanted === "dark" : dark.matches);
  dark.addEventListener("change", tint);
  tint();
  const [lobby, stage, trouble] = [new Lobby(words), new Stage(words), make("p", "trouble")];
  trouble.setAttribute("role", "status");
  let inviting = false; // the lobby, asked for while there is more to see
  const invite = (/** @type {boolean} */ on) => {
    inviting = on;
    lobby.node.hidden = !on;
    stage.node.hidden = on;
  };
  stage.code.addEventListener("click", () => invite(true));
  lobby.node.addEventListener("click", () => lobby.node.dataset.begun && invite(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && lobby.node.dataset.begun) invite(false);
  });
  root.append(lobby.node, stage.node, trouble);
  invite(true);
  watch(
    () => `wall?at=${encodeURIComponent(window.location.origin + window.location.pathname)}`,
    PAUSE,
    (told) => {
      const begun = told.training.length + told.sets.length > 0;
      if (begun !== Boolean(lobby.node.dataset.begun)) {
        lobby.node.dataset.begun = begun ? "yes" : "";
        inviting = !begun;
      }
      invite(inviting);
      lobby.show(told);
      stage.show(told);
    },
    (sentence) => {
      trouble.textContent = sentence;
      trouble.hidden = !sentence;
    },
    words.silence,
  );
}
