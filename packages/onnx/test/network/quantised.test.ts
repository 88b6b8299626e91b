import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { createExplainer, gradCAM } from '@gradcam/core';
import { onnxNetwork, writeOnnx, type OnnxNetwork } from '@gradcam/onnx';
import { expandDims, memory, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dynamicChannels } from './dynamic-channels.js';

const side = 32;
const pathOf = (name: string) =>
  fileURLToPath(new URL(`../nets/quantised/${name}.onnx`, import.meta.url));

/** A few soft blobs of colour on grey, as those that the quantiser saw. */
function picture(seed: number): Tensor {
  const blobs = Array.from({ length: 4 }, (_, blob) => {
    const angle = 1.7 * seed + 2.3 * blob;
    const size = 0.06 + 0.04 * blob;
    return { x: 0.5 + 0.35 * Math.cos(angle), y: 0.5 + 0.35 * Math.sin(2 * angle), size, angle };
  });
  const values = Array.from({ length: 3 * side * side }, (_, index) => {
    const [plane, row, column] = [
      Math.floor(index / side / side),
      (Math.floor(index / side) % side) / side,
      (index % side) / side,
    ];
    const light = blobs.map(({ x, y, size, angle }) => {
      const distance = (column - x) ** 2 + (row - y) ** 2;
      return Math.cos(angle + 2 * plane) * Math.exp(-distance / (2 * size ** 2));
    });
    return light.reduce((sum, each) => sum + each, 0.2);
  });
  return tensor(values, [3, side, side]);
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [first, second] = [Array.from(a), Array.from(b)];
  const centred = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [u, v] = [centred(first), centred(second)];
  const dot = (p: number[], q: number[]) =>
    p.reduce((sum, value, at) => sum + value * (q[at] ?? 0), 0);
  return dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v));
}

const pictures = Array.from({ length: 12 }, (_, seed) => seed);
const classes = [0, 1, 2, 3, 4];

/** The correlations of the maps of each class and picture, from the least. */
async function correlations(network: OnnxNetwork, float: OnnxNetwork): Promise<number[]> {
  const options = { outputUpsampling: 'none', sign: 'signed' } as const;
  const found: number[] = [];
  for (const seed of pictures) {
    const x = picture(seed);
    const { scoreMap: expected } = await gradCAM(float, x, classes, options);
    const { scoreMap: own } = await gradCAM(network, x, classes, options);
    const [values, others] = [await own.data(), await expected.data()];
    const size = own.size / classes.length;
    expect(own.shape).toEqual(expected.shape);
    for (const at of classes) {
      const from = at * size;
      found.push(correlation(values.slice(from, from + size), others.slice(from, from + size)));
    }
    for (const each of [own, expected, x]) each.dispose();
  }
  return found.sort((first, second) => first - second);
}

describe('a network in int8', () => {
  it.each(['qdq', 'qlinear'])('has the maps of the same in float: %s', async (name) => {
    const before = memory().numTensors;
    const float = await onnxNetwork(pathOf('float'));
    const network = await onnxNetwork(pathOf(name));
    const found = await correlations(network, float);
    expect(found[0]).toBeGreaterThan(0.98);
    expect(found[Math.floor(found.length / 2)]).toBeGreaterThan(0.995);
    await float.dispose();
    await network.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it.each(['qdq', 'qlinear'])('is cut to what it predicts, but for a step: %s', async (name) => {
    const network = await onnxNetwork(pathOf(name));
    const { featureLayer, reductionLayer } = await createExplainer(network);
    const cut = network.cut({ featureLayer, reductionLayer, score: 'output' });
    for (const seed of pictures) {
      const x = expandDims(picture(seed), 0);
      const { activations, bypass } = await cut.trunk([x]);
      const own = await tidy(() => cut.head(activations, bypass)).data();
      const predicted = await (await network.predict?.([x], reductionLayer))?.data();
      // The output's step is 0.0182.
      own.forEach((value, at) => {
        expect(Math.abs(value - (predicted?.[at] ?? NaN))).toBeLessThan(0.019);
      });
    }
    await network.dispose();
  });

  it('has the map of the same in float where activations are quantised while it runs', async () => {
    const network = await onnxNetwork(writeOnnx(dynamicChannels));
    const x = tensor([0, 255, 51, 34], [1, 2, 2]);
    const { scoreMap, featureLayer } = await gradCAM(network, x, 0, { outputUpsampling: 'none' });
    expect(featureLayer).toBe('features');
    // Every step is whole: 3 x less x, each by a quarter, for the mean is of four cells.
    expect([...(await scoreMap.data())].map((value) => value.toFixed(3))).toEqual(
      [0, 127.5, 25.5, 17].map((value) => value.toFixed(3)),
    );
    for (const each of [x, scoreMap]) each.dispose();
    await network.dispose();
  });
});
