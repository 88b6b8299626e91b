import type { PulledHead } from '../../pullback/pull-graph.js';
import type { Facts } from '../facts/value-facts.js';

/**
 * Says what is known of a network's values where a way back is written.
 *
 * @param facts The facts; sizes are of one sample.
 * @param isSingle True if the network takes one sample at once.
 * @returns The types, and the sizes with an open batch, unless that is one.
 */
export function knownOf(facts: Facts, isSingle: boolean): Pick<PulledHead, 'typeOf' | 'shapeOf'> {
  return {
    typeOf: (name) => facts.get(name)?.type,
    shapeOf: (name) => {
      const shape = facts.get(name)?.shape;
      return isSingle || shape === undefined ? shape : [null, ...shape.slice(1)];
    },
  };
}
