// What grows comes in increments: each says on how many items it follows, and how many there are then; one
// that follows on none starts over. If some were lost on the way, all are asked for again.

/** What is known of a list that grows on the server. */
export class Growing {
  constructor() {
    /** @type {number | null} items, by the server's count; null: some are lacking */
    this.count = 0;
  }

  /**
   * Whether an increment can be taken: it follows on what is here.
   * @param {number} from
   * @param {number} to
   */
  take(from, to) {
    const follows = from === 0 || from === this.count;
    this.count = follows ? to : null;
    return follows;
  }
}

const AGAIN = 5000; // ms

/**
 * A function that asks the server for what a widget lacks, once more every few seconds until it is served:
 * an answer that comes together with another may be overtaken by it, and be lost.
 * @param {() => void} ask
 * @param {() => boolean} served
 */
export function untilServed(ask, served) {
  let waiting = false;
  return function again() {
    if (waiting) return;
    waiting = true;
    ask();
    setTimeout(() => {
      waiting = false;
      if (!served()) again();
    }, AGAIN);
  };
}
