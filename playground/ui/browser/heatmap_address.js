// The chosen class in the page's address, by its index; the likeliest one needs no naming.
// `view`, `chosen` and `current` are those of heatmap.js.
let asked = new URLSearchParams(window.location.search).get("class"); // until the first look

// Where the class that the address asks for stands in that view.
function askedFor(now) {
  const place = asked === null ? 0 : now.classes.findIndex((item) => String(item.index) === asked);
  asked = null;
  return Math.max(0, place);
}

function noteClass() {
  const detail = { class: chosen === 0 ? null : current().index };
  document.dispatchEvent(new CustomEvent("pp-address", { detail }));
}
