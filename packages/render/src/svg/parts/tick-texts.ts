/**
 * Writes numbers of an axis as short texts: powers of ten where they are very large or very small.
 *
 * @param ticks The numbers, on one axis.
 * @returns Their texts, with a true minus sign.
 */
export function tickTexts(ticks: readonly number[]): string[] {
  const largest = Math.max(0, ...ticks.map(Math.abs));
  const isPlain = largest === 0 || (largest >= 0.001 && largest < 1e6);
  return ticks.map((tick) => {
    const exact = Number(tick.toPrecision(6));
    const text = isPlain || exact === 0 ? String(exact) : exact.toExponential();
    return text.replaceAll('-', '\u2212').replace('e+', 'e');
  });
}
