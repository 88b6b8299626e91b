// A map worked out by hand, from the installed packages: the pooled mean of x has the weight 1/4 everywhere.
import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { gradCAM } from '@gradcam/core';
import { heatmap, turbo, normalizeMinMax } from '@gradcam/render';

await wasmAdapter().prepare();
const model = sequential({
  layers: [
    layers.conv2d({
      filters: 1,
      kernelSize: 1,
      kernelInitializer: 'ones',
      activation: 'relu',
      inputShape: [2, 2, 1],
    }),
    layers.globalAveragePooling2d({}),
    layers.dense({ units: 1, kernelInitializer: 'ones' }),
  ],
});
const { scoreMap } = await gradCAM(model, tf.tensor3d([1, 2, 3, 4], [2, 2, 1]), 0);
const data = await scoreMap.data();
assert.deepEqual([...data], [0.25, 0.5, 0.75, 1]);
assert.equal(
  heatmap({ data, width: 2, height: 2 }, { colormap: turbo, normalization: normalizeMinMax }).data
    .length,
  16,
);
console.log(`tiny net on ${tf.getBackend()}: ${[...data].join(' ')}`);
