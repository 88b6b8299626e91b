import { wasmAdapter } from '@gradcam/adapter-wasm';
import { toNetwork } from '@gradcam/core/network';
import { loadKnownModel } from '@gradcam/known-models';
import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareExported, nodeCounts } from './compare-exported.js';

beforeAll(() => wasmAdapter().prepare());

const quarter = 'module_apply_default/MobilenetV1/MobilenetV1/';

describe('tfjsGraph of real networks', () => {
  it.each([
    // Around a global pooling, whose result is reshaped, two more stand at 1 x 1.
    {
      id: 'mobilenet-v1',
      layers: ['conv_pw_13_relu', 'conv_pw_5_relu', 'act_softmax'],
      ops: { Conv: 28, Clip: 27 },
    },
    {
      id: 'mobilenet-v1-025',
      layers: [
        `${quarter}Conv2d_13_pointwise/Relu6`,
        `${quarter}Conv2d_5_depthwise/Relu6`,
        'module_apply_default/MobilenetV1/Logits/SpatialSqueeze',
      ],
      ops: {},
    },
    {
      id: 'resnet50',
      layers: ['activation_48', 'activation_22', 'fc1000'],
      ops: { Conv: 53, Add: 16 },
    },
  ])('gives the outputs and activations of $id in ONNX Runtime', async ({ id, layers, ops }) => {
    const { model, dispose } = await loadKnownModel(id);
    const shapes = [[1, 224, 224, 3]];
    const network = toNetwork(model, shapes);
    const run = (inputs: Tensor[]) =>
      Promise.all(layers.map(async (layer) => (await network.predict?.(inputs, layer)) ?? []));
    const graph = await compareExported(model, run, {
      shapes,
      outputs: layers,
      inputShapes: shapes,
      tolerance: 1e-4,
    });
    dispose();
    expect(nodeCounts(graph)).toMatchObject(ops);
  });
});
