import { tensor1d, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  model,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';

/**
 * Makes a net whose shortcut bypasses the layer `branch`: `first` = x, `branch` = relu(2 x - 3), `sum` = both, and the output 3
 * mean(sum).
 *
 * On the picture 1 2 / 3 4 the map at `branch` is 3/4 relu(2 x - 3) = 0 0.75 / 2.25 3.75, and at `sum`
 * 3/4 (x + relu(2 x - 3)) = 0.75 2.25 / 4.5 6.75.
 *
 * @returns The model; the caller disposes it.
 */
export function residualNet(): LayersModel {
  // Border to tfjs-layers: `apply` on a symbolic tensor gives a symbolic tensor, which its type leaves open.
  const apply = (
    layer: { apply(x: SymbolicTensor | SymbolicTensor[]): unknown },
    x: SymbolicTensor | SymbolicTensor[],
  ) => layer.apply(x) as SymbolicTensor;
  const image = input({ shape: [2, 2, 1], name: 'image' });
  const first = apply(
    layers.conv2d({ name: 'first', filters: 1, kernelSize: 1, activation: 'relu' }),
    image,
  );
  const branch = apply(
    layers.conv2d({ name: 'branch', filters: 1, kernelSize: 1, activation: 'relu' }),
    first,
  );
  const sum = apply(layers.add({ name: 'sum' }), [first, branch]);
  const pooled = apply(layers.globalAveragePooling2d({ name: 'pool' }), sum);
  const net = model({
    inputs: image,
    outputs: apply(layers.dense({ name: 'value', units: 1 }), pooled),
  });
  const weights = [
    tensor4d([1], [1, 1, 1, 1]),
    tensor1d([0]),
    tensor4d([2], [1, 1, 1, 1]),
    tensor1d([-3]),
    tensor2d([3], [1, 1]),
    tensor1d([0]),
  ];
  net.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return net;
}
