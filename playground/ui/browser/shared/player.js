// A button that plays, and pauses.

export class Player {
  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLElement} root it stops when this is not to be seen: another tab was opened, or the widget is gone
   * @param {() => void} begin called before the first step
   * @param {(seconds: number) => void} step called each frame, with the seconds since the one before
   */
  constructor(button, root, begin, step) {
    this.button = button;
    this.root = root;
    this.begin = begin;
    this.step = step;
    this.playing = false;
    this.since = 0; // ms, of the page's clock
    this.words = { play: "", pause: "" };
    button.addEventListener("click", () => (this.playing ? this.stop() : this.start()));
  }

  /** @param {{play: string, pause: string}} words */
  label(words) {
    this.words = words;
    this.tell();
  }

  tell() {
    this.button.dataset.playing = String(this.playing);
    this.button.setAttribute("aria-label", this.playing ? this.words.pause : this.words.play);
  }

  start() {
    this.playing = true;
    this.since = performance.now();
    this.begin();
    this.tell();
    this.next();
  }

  stop() {
    this.playing = false;
    this.tell();
  }

  next() {
    requestAnimationFrame((now) => {
      if (this.playing && !this.root.offsetParent) this.stop();
      if (!this.playing) return;
      const seconds = Math.max(0, now - this.since) / 1000; // a frame may have begun before the click
      this.since = now;
      this.step(seconds);
      this.next();
    });
  }
}
