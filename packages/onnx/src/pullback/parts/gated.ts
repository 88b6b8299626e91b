import { dataTypes } from '../../proto/data-types.js';
import type { PullCall } from '../pull-rule.js';

/**
 * Lets the gradient through where a condition holds, and gives zero elsewhere. A product takes half the time of ONNX Runtime's `Where`.
 *
 * @param call The node.
 * @param condition The name of the truth values.
 * @returns The name of the gradient.
 */
export function gated({ builder, gradient }: PullCall, condition: string): string {
  const factor = builder.add('Cast', [condition], { to: dataTypes.float32 });
  return builder.add('Mul', [gradient, factor]);
}
