import type { JsonObject } from '../config/json.js';
import { suppliedName } from '../config/translation.js';
import { activationOperations } from './operation-names.js';

/** A layer that an operation is written as. */
interface ActivationLayer {
  readonly className: string;
  readonly config: JsonObject;
}

type WriteActivation = (attributes: JsonObject) => ActivationLayer | undefined;

const plain = (activation: string): ActivationLayer => ({
  className: 'Activation',
  config: { activation },
});

const alongLastAxis =
  (activation: string): WriteActivation =>
  ({ axis = -1 }) =>
    axis === -1 ? plain(activation) : undefined;

const writers: ReadonlyMap<string, WriteActivation> = new Map<string, WriteActivation>([
  ...Object.entries(activationOperations).map(
    ([operation, activation]) => [operation, () => plain(activation)] as const,
  ),
  ['Gelu', ({ approximate }) => plain(approximate === true ? 'gradcam.geluTanh' : 'gelu')],
  ['Softmax', alongLastAxis('softmax')],
  ['LogSoftmax', alongLastAxis('logSoftmax')],
  [
    'Elu',
    ({ alpha = 1 }) => ({
      className: alpha === 1 ? 'ELU' : suppliedName('ELU'),
      config: { alpha },
    }),
  ],
  [
    'LeakyRelu',
    ({ negative_slope: slope }) => ({ className: 'LeakyReLU', config: { alpha: slope ?? 0.2 } }),
  ],
  ['ReLU', (attributes) => ({ className: suppliedName('ReLU'), config: attributes })],
]);

/**
 * Writes an operation that is an activation as the layer for it: so it is judged as one.
 *
 * @param operation Keras 3's name.
 * @param attributes The attributes of the operation.
 * @returns The layer; undefined for another operation, or another axis than the last.
 */
export function activationOf(
  operation: string,
  attributes: JsonObject,
): ActivationLayer | undefined {
  return writers.get(operation)?.(attributes);
}
