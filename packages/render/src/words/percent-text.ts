import { requireKind } from '../input/refusal.js';

/**
 * Writes a share in percent, with as many digits as say something: only 0 is `0 %`, and only 1 is `100 %`.
 *
 * @param share From 0 to 1.
 * @param decimals The most of shares from 1 to 99 %; nearer to an end there may be one in any case.
 * @returns Such as `93 %`, `99.8 %`, `0.4 %`, `< 0.1 %` or `> 99.9 %`.
 * @throws `BAD_OPTION` for a share that is not a number, and any other count of decimals
 *
 * @example
 * ```ts
 * element.textContent = `${className}, ${percentText(probability)}`; // tabby, 61 %
 * ```
 */
export function percentText(share: number, decimals: 0 | 1 = 0): string {
  requireShare(share, decimals);
  const value = 100 * share;
  if (value > 0 && value < 0.05) return '< 0.1 %';
  if (value >= 99.95 && value < 100) return '> 99.9 %';
  const isNearAnEnd = (value > 0 && value < 1) || (value > 99 && value < 100);
  return `${Number(value.toFixed(isNearAnEnd ? 1 : decimals))} %`;
}

function requireShare(share: number, decimals: number): void {
  requireKind('percentText', typeof share === 'number' && !Number.isNaN(share), share, {
    isNot: 'the share is not a number',
    expected: 'one from 0 to 1',
  });
  requireKind('percentText', decimals === 0 || decimals === 1, decimals, {
    isNot: 'the count of decimals is out of range',
    expected: '0 or 1',
  });
}
