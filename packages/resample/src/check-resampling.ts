import { calledAs, checkChoice, checkKind, checkNumber, isList } from '@gradcam/errors';
import { interpolations } from './interpolation.js';

/**
 * Refuses sizes and interpolations that do not exist.
 *
 * @param sizes Samples along each axis.
 * @param interpolation The kernel.
 * @throws `BAD_OPTION`
 */
export function checkResampling(sizes: readonly number[], interpolation: unknown): void {
  calledAs('checkResampling', () => {
    checkKind(isList(sizes), sizes, 'the size is not a list', 'the samples along each axis');
    for (const size of sizes) checkNumber(size, { where: 'the size', kind: 'integer', least: 1 });
    // Left out is none, too.
    checkChoice(String(interpolation), interpolations, 'the interpolation');
  });
}
