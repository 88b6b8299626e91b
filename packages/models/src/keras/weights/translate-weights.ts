import { io } from '@tensorflow/tfjs-core';
import { weightBytes } from './weight-bytes.js';
import { findWeight } from './find-weight.js';
import type { WeightOwner } from './weight-owners.js';

/** The weights of a file. */
export type Weights = Pick<io.ModelArtifacts, 'weightSpecs' | 'weightData'>;

/**
 * Gives the weights of a file the names by which tfjs-layers looks for them, and leaves out what only learning needs.
 *
 * @param weights The weights; read only.
 * @param owners The layers that have weights.
 * @returns The weights; an unknown name stays, and tfjs-layers reports it.
 */
export function translateWeights(weights: Weights, owners: readonly WeightOwner[]): Weights {
  const { weightSpecs = [], weightData } = weights;
  const found = weightSpecs.map((spec) => ({ spec, name: findWeight(spec.name, owners) }));
  const kept = found.flatMap(({ spec, name }) =>
    name === null ? [] : [{ ...spec, name: name ?? spec.name }],
  );
  if (kept.length === weightSpecs.length || weightData === undefined)
    return { weightSpecs: kept, ...(weightData === undefined ? {} : { weightData }) };
  const whole = new io.CompositeArrayBuffer(weightData);
  let offset = 0;
  const parts = found.flatMap(({ spec, name }) => {
    const begin = offset;
    offset += weightBytes(spec);
    return name === null ? [] : [whole.slice(begin, offset)];
  });
  return { weightSpecs: kept, weightData: parts };
}
