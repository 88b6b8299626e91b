import { GradCamError } from '@gradcam/errors';
import { interpolations, type Interpolation } from './interpolation.js';

/**
 * Refuses sizes and interpolations that do not exist.
 *
 * @param sizes Samples along each axis.
 * @param interpolation The kernel.
 * @throws `BAD_OPTION`
 */
export function checkResampling(sizes: readonly number[], interpolation: Interpolation): void {
  for (const size of sizes) {
    if (Number.isSafeInteger(size) && size >= 1) continue;
    throw new GradCamError(
      'BAD_OPTION',
      `the size is wrong, got ${String(size)}, expected an integer of at least 1.`,
    );
  }
  if (interpolations.includes(interpolation)) return;
  const names = interpolations.map((name) => `"${name}"`).join(', ');
  throw new GradCamError(
    'BAD_OPTION',
    `the interpolation is unknown, got "${interpolation}", expected one of ${names}.`,
  );
}
