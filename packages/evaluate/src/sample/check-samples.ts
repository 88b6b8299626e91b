import { checkKind } from '@gradcam/errors';

/**
 * Refuses what is no set of samples.
 *
 * @param samples As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkSamples(samples: unknown): void {
  const ways = [Symbol.asyncIterator, Symbol.iterator] as const;
  const isSet =
    typeof samples === 'object' &&
    samples !== null &&
    ways.some((way) => typeof (samples as Partial<Record<symbol, unknown>>)[way] === 'function');
  checkKind(isSet, samples, 'the samples are not a set', 'a list or a generator of { x }');
}
