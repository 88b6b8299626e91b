import { gradCAM, type GradCAMResult } from '@gradcam/core';
import type { OnnxNetwork } from '@gradcam/onnx';
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import type { Reference, ReferenceMap } from './nets.js';
import { seededValues } from './seeded-values.js';

// Single precision against double, relative to the largest value of the map. Most nets are within 2e-6; the gates of an EfficientNet and a
// MobileNet V3, which multiply features with features, bring it to 1e-5, and another processor's kernels round in another order.
const tolerance = 5e-5;

function inputOf({ input, inputSeed }: Reference): Tensor {
  const count = input.reduce((product, size) => product * size, 1);
  return tensor(seededValues(inputSeed, -1, 1, count), [...input]);
}

/**
 * Explains a network, and compares the map with PyTorch's.
 *
 * @param network The network.
 * @param reference PyTorch's numbers of it.
 * @param expected One of PyTorch's maps.
 * @param featureLayer Its layer, else the one that is chosen.
 * @returns The result, whose map is disposed.
 */
export async function expectMapOfPytorch(
  network: OnnxNetwork,
  reference: Reference,
  expected: ReferenceMap,
  featureLayer?: string,
): Promise<GradCAMResult> {
  const x = inputOf(reference);
  const options = { score: 'logit', outputUpsampling: 'none', featureLayer } as const;
  try {
    const result = await gradCAM(network, x, reference.class, options);
    const found = [...result.scoreMap.dataSync()];
    result.scoreMap.dispose();
    expect(result.scoreMap.shape).toEqual([1, ...expected.shape]);
    const largest = Math.max(...expected.map);
    expect(largest).toBeGreaterThan(0);
    const differences = expected.map.map((value, at) => Math.abs(value - (found[at] ?? NaN)));
    expect(Math.max(...differences) / largest).toBeLessThan(tolerance);
    return result;
  } finally {
    x.dispose();
  }
}
