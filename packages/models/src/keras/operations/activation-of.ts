import type { JsonObject } from '../config/json.js';
import { suppliedName } from '../config/translation.js';
import { activationOperations } from './operation-names.js';

/** A layer that an operation is written as. */
interface ActivationLayer {
  readonly className: string;
  readonly config: JsonObject;
}

/**
 * Writes an operation that is an activation as the layer for it: so it is judged as one.
 *
 * @param operation Keras 3's name.
 * @param attributes What it is told.
 * @returns The layer; undefined for another operation, or another axis than the last.
 */
export function activationOf(
  operation: string,
  attributes: JsonObject,
): ActivationLayer | undefined {
  const { axis = -1, alpha = 1, approximate, negative_slope: slope } = attributes;
  const plain = (activation: string): ActivationLayer => ({
    className: 'Activation',
    config: { activation },
  });
  if (operation === 'Gelu') return plain(approximate === true ? 'gradcam.geluTanh' : 'gelu');
  if (operation === 'Softmax') return axis === -1 ? plain('softmax') : undefined;
  if (operation === 'LogSoftmax') return axis === -1 ? plain('logSoftmax') : undefined;
  if (operation === 'Elu')
    return { className: alpha === 1 ? 'ELU' : suppliedName('ELU'), config: { alpha } };
  if (operation === 'LeakyRelu') return { className: 'LeakyReLU', config: { alpha: slope ?? 0.2 } };
  if (operation === 'ReLU') return { className: suppliedName('ReLU'), config: attributes };
  const known = activationOperations[operation];
  return known === undefined ? undefined : plain(known);
}
