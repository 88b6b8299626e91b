import { GradCamError } from '@gradcam/errors';
import { valuesOf } from '../../file/tensor/values-of.js';
import type { OnnxTensor } from '../../graph/onnx-graph.js';
import type { QuantisedInput } from './qlinear-ops.js';

/**
 * Adds the scale of a bias to the constants of a network: the product of those of the values and of the weights.
 *
 * @param name The name that it gets.
 * @param inputs The values and the weights.
 * @param constants The network's constants, to which it is added.
 * @returns The name.
 * @throws `MODEL_UNSUPPORTED` where the scales are computed
 */
export function biasScale(
  name: string,
  inputs: readonly QuantisedInput[],
  constants: Map<string, OnnxTensor>,
): string {
  const scales = inputs.map(({ scale }) => {
    const constant = constants.get(scale);
    if (constant !== undefined)
      return Array.from<number | bigint, number>(valuesOf(constant), Number);
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the network computes the steps by which it is quantised, got "${scale}"; quantise it statically.`,
    );
  });
  const [[values = 1] = [], weights = []] = scales;
  const products = Float32Array.from(weights, (weight) => Math.fround(values * weight));
  constants.set(name, {
    type: 'float32',
    dims: products.length === 1 ? [] : [products.length],
    bytes: () => new Uint8Array(products.buffer),
  });
  return name;
}
