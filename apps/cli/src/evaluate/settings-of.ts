import type { EvaluateArguments, MapArguments } from '../arguments/request.js';

/**
 * Lists what is compared: each method with each layer and each score.
 *
 * @param given The parsed arguments.
 * @returns The arguments of a map for each setting, each once.
 */
export function settingsOf(given: EvaluateArguments): readonly MapArguments[] {
  const { reductionLayer, channels, preset, sign, upsampling, placement } = given;
  const shared = { reductionLayer, channels, preset, sign, upsampling, placement };
  const layers = once(
    given.featureLayer.map((layer) => [layer]),
    [],
  );
  const scores = once(given.score, undefined);
  return once(given.method, 'auto').flatMap((method) =>
    layers.flatMap((featureLayer) =>
      scores.map((score) => ({ ...shared, method, featureLayer, score })),
    ),
  );
}

/** Each value once, or the one that is meant where there are none. */
function once<T>(values: readonly T[], meant: T): readonly T[] {
  const found = new Map(values.map((value) => [String(value), value]));
  return found.size > 0 ? [...found.values()] : [meant];
}
