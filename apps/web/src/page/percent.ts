/**
 * Writes a share in percent, with as many digits as say something.
 *
 * @param share From 0 to 1.
 * @returns Like `93 %`, `99.8 %`, `0.4 %` or `< 0.1 %`.
 */
export function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 0.05) return '< 0.1 %';
  const isNearAnEnd = (value > 0 && value < 1) || (value > 99 && value < 100);
  return `${value.toFixed(isNearAnEnd ? 1 : 0)} %`;
}
