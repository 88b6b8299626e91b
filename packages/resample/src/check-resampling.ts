import { calledAs, checkChoice, checkKind, checkNumber, isList } from '@gradcam/errors';
import { interpolations } from './interpolation.js';

/** More than any picture or signal has along one axis. */
const mostSamples = 100_000_000;

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
    for (const size of sizes) {
      checkNumber(size, { where: 'the size', kind: 'integer', least: 1 });
      checkKind(size <= mostSamples, size, 'the size is too large', `at most ${mostSamples}`);
    }
    // Left out is none, too.
    checkChoice(interpolation ?? null, interpolations, 'the interpolation');
  });
}
