() => {
  // the maps come after the panel has opened, and before them there is nothing to scroll to
  const arrived = Date.now();
  const looking = setInterval(() => {
    const there = document.querySelector("#passage .stage");
    if (!there && Date.now() - arrived < 20000) return;
    clearInterval(looking);
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (there) document.querySelector("#send").scrollIntoView({ behavior: calm ? "auto" : "smooth" });
  }, 100);
};
