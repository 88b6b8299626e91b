import { checkNumber } from '../error/check-number.js';
import { GradCamError } from '@gradcam/errors';
import type { Interpolation } from './axis-taps.js';

const interpolations = {
  bicubic: true,
  bilinear: true,
  nearest: true,
  'bicubic-inside': true,
  'bilinear-corners': true,
} as const satisfies Record<Interpolation, true>;

/**
 * Refuses sizes and interpolations that do not exist.
 *
 * @param sizes From one to the other.
 * @param interpolation The kernel.
 * @throws `BAD_OPTION`
 */
export function checkResampling(sizes: readonly number[], interpolation: string): void {
  for (const size of sizes) checkNumber(size, { where: 'the size', kind: 'integer', least: 1 });
  if (Object.hasOwn(interpolations, interpolation)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the interpolation is unknown, got "${interpolation}", expected one of ${Object.keys(
      interpolations,
    )
      .map((name) => `"${name}"`)
      .join(', ')}.`,
  );
}
