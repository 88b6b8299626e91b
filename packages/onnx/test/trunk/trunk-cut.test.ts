import '@tensorflow/tfjs-backend-cpu';
import type { Cut, CutActivations } from '@gradcam/core/network';
import { dispose, memory, ones, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { trunkCut } from '../../src/trunk/trunk-cut.js';

beforeAll(async () => {
  await setBackend('cpu');
});

/** What a trunk gives: the activations are twos, and a one passes by. */
const given = (): [Tensor, Tensor] => [tensor([2, 2]), tensor([1])];

async function own(): Promise<CutActivations> {
  const [activations, passing] = given();
  return await Promise.resolve({ activations, bypass: [passing] });
}

/** A cut whose trunk is the model's own, beside an ONNX Runtime that gives twos and a one. */
function cutOf(
  trunk: (inputs: readonly Tensor[]) => Promise<CutActivations>,
  isRequired = false,
): Cut {
  const cut = {
    values: ['features', 'passing'],
    trunk,
    head: (activations: Tensor) => activations,
  };
  return trunkCut(
    {
      network: {
        inputs: [{ name: 'x', shape: [null, null, 1], dtype: 'float32' }],
        cut: () => cut,
      },
      engine: { run: () => Promise.resolve(given()), dispose: () => Promise.resolve() },
      isRequired,
      verdicts: new Map(),
      features: new Map(),
      predictions: new Map(),
      last: { engine: 'onnx' },
    },
    { featureLayer: 'features', reductionLayer: 'scores', score: 'output' },
  );
}

/** What a backend holds that is lost before it is read. */
async function lost(): Promise<CutActivations> {
  const made = await own();
  Object.assign(made.activations, { data: () => Promise.reject(new Error('the device is lost')) });
  return made;
}

/** Other numbers. */
async function wrong(): Promise<CutActivations> {
  const { activations, bypass } = await own();
  dispose([...bypass]);
  return { activations, bypass: [tensor([3])] };
}

describe('the trunk of a cut', () => {
  it('runs by both engines once for each size of the input, whatever the batch', async () => {
    const before = memory().numTensors;
    const sizes: string[] = [];
    const cut = cutOf(([x]) => {
      sizes.push(String(x?.shape));
      return own();
    });
    for (const shape of [
      [1, 5, 1],
      [3, 5, 1],
      [1, 6, 1],
      [1, 5, 1],
    ]) {
      const x = ones(shape);
      const { activations, bypass } = await cut.trunk([x]);
      dispose([x, activations, ...bypass]);
    }
    expect(sizes).toEqual(['1,5,1', '1,6,1']);
    expect(memory().numTensors).toBe(before);
  });

  it.each([
    ['the model fails', () => Promise.reject(new Error('the model fails')), false],
    ['the device is lost', lost, false],
    ['other activations', wrong, true],
  ])('leaves no tensor where it ends with an error: %s', async (message, trunk, isRequired) => {
    const before = memory().numTensors;
    const x = ones([1, 5, 1]);
    await expect(cutOf(trunk, isRequired).trunk([x])).rejects.toThrow(message);
    dispose(x);
    expect(memory().numTensors).toBe(before);
  });
});
