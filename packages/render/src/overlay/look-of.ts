import { checkRange } from '../input/check-numbers.js';
import { requireKind } from '../input/refusal.js';
import { normalizeSigned } from '../normalization/normalize-signed.js';
import { defaultLook, signedDefaultLook, type FullLook } from './default-look.js';
import type { OverlayOptions } from './overlay-options.js';

/** The options of an overlay, all of them and checked. */
export interface Look extends FullLook {
  /** True where zero is in the middle, so that heat is the distance from there. */
  readonly isSigned: boolean;
}

/**
 * Fills in what the caller left open.
 *
 * @param where The function that was called, for the message.
 * @param options The caller's options.
 * @returns Every option.
 * @throws `BAD_OPTION` for an option out of range
 */
export function lookOf(where: string, options: OverlayOptions): Look {
  const { normalization, alphaFromScore } = options;
  const isSigned = normalization === normalizeSigned || alphaFromScore === 'signed';
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const base = isSigned ? signedDefaultLook : defaultLook;
  const look: Look = { ...base, ...Object.fromEntries(given), isSigned };
  for (const name of ['alpha', 'grayness', 'dimming'] as const)
    checkRange(where, name, look[name], 0, 1);
  if (look.contour !== 'none') checkRange(where, 'the contour', look.contour, 0, 1);
  requireKind(where, [true, false, 'signed'].includes(look.alphaFromScore), look.alphaFromScore, {
    isNot: 'the option alphaFromScore is not a choice',
    expected: "true, false or 'signed'",
  });
  return look;
}

/**
 * Says how hot a value is.
 *
 * @param value A normalised score, from 0 to 1.
 * @param isSigned Whether zero is in the middle.
 * @returns From 0 to 1: the value itself, for a signed map its distance from the middle.
 */
export function heatOf(value: number, isSigned: boolean): number {
  return isSigned ? Math.abs(2 * value - 1) : value;
}
