/**
 * Writes a share in percent, with as many digits as say something.
 *
 * @param share From 0 to 1.
 * @returns Like `93 %`, `99.8 %` or `0.4 %`.
 */
export function percent(share: number): string {
  const value = 100 * share;
  const isNearAnEnd = (value > 0 && value < 1) || (value > 99 && value < 100);
  return `${value.toFixed(isNearAnEnd ? 1 : 0)} %`;
}
