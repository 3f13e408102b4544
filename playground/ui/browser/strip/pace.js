// Where one is on a walk, and how it is played. Nothing here touches the page.

const LAP_SECONDS = 3; // from one seed to the next

/**
 * @param {number} fraction of the way
 * @param {number} count of frames
 */
export const frameAt = (fraction, count) => Math.round(fraction * (count - 1));

/** @param {number} fraction */
export const progress = (fraction) => `${Math.round(100 * fraction)} %`;

/**
 * Where playing leads in so many seconds: round a ring, and back from the ends of a row.
 * @param {number} at 0 to 1
 * @param {number} direction 1 or -1
 * @param {number} seconds
 * @param {{segments: number, ring: boolean}} walk
 */
export function stepped(at, direction, seconds, { segments, ring }) {
  const next = at + (direction * seconds) / (LAP_SECONDS * segments);
  if (ring) return { at: next % 1, direction };
  if (next >= 1) return { at: 1, direction: -1 };
  return next <= 0 ? { at: 0, direction: 1 } : { at: next, direction };
}
