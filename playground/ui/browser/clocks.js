// Gradio's clocks of what is pending show tenths of a second and ask for every frame, and the one of the
// page's own loading goes on when that is over: a page that lies open would be drawn sixty times a second for
// nothing, at a fourteenth of a core. A clock reads the time itself, where other callbacks take the frame's.

const TENTH = 100; // ms

/** @param {FrameRequestCallback} draw */
const ticks = (draw) => draw.length === 0 && String(draw).includes("performance.now()");

export function start() {
  const frame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) =>
    ticks(draw) ? window.setTimeout(() => draw(performance.now()), TENTH) : frame(draw);
}
