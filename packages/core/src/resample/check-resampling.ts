import { checkChoice } from '../error/check-choice.js';
import { checkNumber } from '../error/check-number.js';
import { interpolations } from './interpolation.js';

/**
 * Refuses sizes and interpolations that do not exist.
 *
 * @param sizes From one to the other.
 * @param interpolation The kernel.
 * @throws `BAD_OPTION`
 */
export function checkResampling(sizes: readonly number[], interpolation: unknown): void {
  for (const size of sizes) checkNumber(size, { where: 'the size', kind: 'integer', least: 1 });
  checkChoice(interpolation, interpolations, 'the interpolation');
}
