// The page's address says where one is. Whatever changes that tells it by the event "pp-address", whose
// detail holds parameters: {network: "shipped:…"}, null for one that goes. A change of STEPS is a step
// that the browser's Back undoes: the event `back` then asks the server for that place.
const BUILT = ["net", "spec", "classes", "size"];
const STEPS = ["tab", ...BUILT, "network", "generator"];
const FIRST_TAB = "build"; // which no address names
const ORDER = ["tab", ...BUILT, "run", "network", "photo", "class", "generator", "a", "b", "way"];
const LATER = { run: "train", generator: "slide" }; // chosen at once, and told from when their tab was open
const present = () => new URLSearchParams(window.location.search);

function written(parameters) {
  const known = ORDER.filter((name) => parameters.has(name));
  const others = [...parameters.keys()].filter((name) => !ORDER.includes(name));
  const told = [...known, ...others].filter((name) => !LATER[name] || visited.has(LATER[name]));
  const text = new URLSearchParams(told.map((name) => [name, parameters.get(name)])).toString();
  return text.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%2F", "/");
}

function write(parameters, step) {
  const text = written(parameters);
  const change = step ? "pushState" : "replaceState";
  window.history[change](window.history.state, "", text ? `?${text}` : window.location.pathname);
}

const hasBuilt = (parameters) => parameters.has("net") || parameters.has("spec");

// What stood in the address already, and now is another: what the page fills in by itself is no step.
function isStep(before, after) {
  const known = (name) => name === "tab" || (BUILT.includes(name) ? hasBuilt(before) : before.has(name));
  return STEPS.some((name) => known(name) && before.get(name) !== after.get(name));
}

let here = present();
const visited = new Set(
  Object.keys(LATER)
    .filter((name) => here.has(name))
    .map((name) => LATER[name]),
);
visited.add(here.get("tab"));
let arrived = false; // the tab of the address is open: before that, the first one is selected

function note({ tab, ...changes }) {
  if (arrived && tab) {
    changes.tab = tab;
    visited.add(tab);
  }
  const after = new URLSearchParams(here);
  for (const [name, value] of Object.entries(changes)) {
    const usual = name === "tab" && value === FIRST_TAB;
    if (value === null || value === undefined || value === "" || usual) after.delete(name);
    else after.set(name, value);
  }
  if (after.toString() === here.toString()) return;
  const step = isStep(here, after);
  here = after;
  write(here, step);
}

// What was told not to be had: a reload shall not tell it again.
function forget(names) {
  names.forEach((name) => {
    here.delete(name);
  });
  write(here, false);
}

// Back undoes a step and nothing else: seeds, a photo or a run stay as they are.
function back() {
  const there = present();
  const after = new URLSearchParams(here);
  for (const name of STEPS) {
    if (there.has(name)) after.set(name, there.get(name));
    else if (name === "tab" || (BUILT.includes(name) && hasBuilt(there))) after.delete(name);
  }
  here = after;
  write(here, false);
  trigger("back", { query: here.toString() });
}

document.addEventListener("pp-arrived", () => {
  arrived = true;
});
document.addEventListener("pp-address", (event) => note(event.detail));
window.addEventListener("popstate", back);
watch("value", () => forget(props.value));
