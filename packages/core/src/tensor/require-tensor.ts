import { checkKind } from '@gradcam/errors';
import { isTensor } from './is-tensor.js';

/**
 * Checks that a value is a tensor.
 *
 * @param value Whatever a program without types may give.
 * @throws `BAD_OPTION`
 */
export function requireTensor(value: unknown): void {
  checkKind(isTensor(value), value, 'this is not a tensor', 'a tf.Tensor');
}
