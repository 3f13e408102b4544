() => {
  // where form and run stand below each other, whoever has started a run is led to it
  const runs = document.querySelector("#runs");
  if (!runs || runs.getBoundingClientRect().top < window.innerHeight / 2) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  runs.scrollIntoView({ behavior: calm ? "auto" : "smooth" });
};
