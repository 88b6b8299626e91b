/**
 * Writes a share with three digits.
 *
 * @param share From 0 to 1.
 * @returns Such as `93.3 %`.
 */
export function percentText(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
