import * as tf from '@tensorflow/tfjs-core';
import type { Json } from '../../config/json.js';

/** An activation of tfjs-layers; `apply` is its function. */
export interface ActivationLike {
  apply(x: tf.Tensor): tf.Tensor;
  getClassName(): string;
}

/**
 * Makes an activation by its name, as tfjs-layers registers it.
 *
 * @param name The name; nothing for none.
 * @returns The activation; undefined for none.
 */
export function makeActivation(name: Json | undefined): ActivationLike | undefined {
  if (typeof name !== 'string' || name === 'linear') return undefined;
  const known = tf.serialization.SerializationMap.getMap().classNameMap[name];
  if (known === undefined) throw new RangeError(`Unknown activation: ${name}`);
  const [activation] = known;
  // Border to tfjs-layers: what is registered under an activation's name is one.
  return new activation({}) as tf.serialization.Serializable & ActivationLike;
}
