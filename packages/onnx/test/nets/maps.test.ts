import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM } from '@gradcam/core';
import { onnxNetwork, type OnnxNetwork } from '@gradcam/onnx';
import { setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chosenLayers } from './chosen-layers.js';
import { filled } from './filled.js';
import { nets, type Reference, type ReferenceMap } from './nets.js';
import { seededValues } from './seeded-values.js';

// Single precision against double, relative to the largest value of the map. Most nets are within 2e-6; the gates of an EfficientNet and a
// MobileNet V3, which multiply features with features, bring it to 1e-5, and another processor's kernels round in another order.
const tolerance = 5e-5;

const exported = nets.flatMap(({ reference, ...net }) =>
  reference === undefined ? [] : [{ ...net, reference }],
);

function inputOf({ input, inputSeed }: Reference): Tensor {
  const count = input.reduce((product, size) => product * size, 1);
  return tensor(seededValues(inputSeed, -1, 1, count), [...input]);
}

/** Explains a network, and compares the map with PyTorch's. */
async function explained(
  network: OnnxNetwork,
  reference: Reference,
  expected: ReferenceMap,
  featureLayer?: string,
) {
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

beforeAll(() => setBackend('cpu'));

describe('the map of a network that PyTorch exported', () => {
  it.each(exported)(
    'is that of PyTorch, at a layer that nobody named: $group/$name',
    async ({ group, name, bytes, reference }) => {
      const network = await onnxNetwork(filled(bytes));
      try {
        const { featureLayer, reductionLayer } = await explained(
          network,
          reference,
          reference.maps[0],
        );
        const { feature, reduction } = chosenLayers[`${group}/${name}`] ?? {};
        expect([featureLayer, reductionLayer]).toEqual([feature, reduction]);
      } finally {
        await network.dispose();
      }
    },
  );

  const others = exported.flatMap(({ name, bytes, reference }) =>
    reference.maps.slice(1).map((expected) => ({ name, bytes, reference, expected })),
  );
  // Inside the block of a ConvNeXt, between two Transposes, and inside that of a Swin channels are last, at its convolution they are first.
  it.each(others)(
    'is that of PyTorch, at $expected.module of $name',
    async ({ bytes, reference, expected }) => {
      const network = await onnxNetwork(filled(bytes));
      try {
        await explained(network, reference, expected, expected.featureLayer);
      } finally {
        await network.dispose();
      }
    },
  );
});
