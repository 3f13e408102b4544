// The shades of a feature map. Nothing here touches the page.

/**
 * A map is drawn from its own lowest to its own highest value. On a common scale it is that picture over a
 * grey, in the mixture that gives each value its shade there: the picture's share, and the grey in percent.
 * @param {[number, number]} ends of the map's values
 * @param {{low: number, high: number}} scale
 */
export function grounded([low, high], scale) {
  const span = scale.high - scale.low;
  const share = (high - low) / span;
  const grey = share < 1 ? (100 * (low - scale.low)) / span / (1 - share) : 0;
  return { share, grey };
}
