import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-backend-cpu';
import { gradCAM } from '@gradcam/core';
import { memory, setBackend, slice, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadModelFolder } from '../src/node/index.js';

interface Expected {
  readonly inputs: readonly {
    readonly name: string;
    readonly shape: number[];
    readonly dtype: 'float32' | 'int32';
    readonly values: number[];
  }[];
  readonly outputs: readonly { readonly shape: number[]; readonly values: number[] }[];
  readonly cam?: { readonly layer: string; readonly class: number; readonly map: number[] };
}

const root = fileURLToPath(new URL('keras', import.meta.url));
const names = readdirSync(root);

beforeAll(() => setBackend('cpu'));

/** What TensorFlow says; a `.keras` file has it beside the same model by way of HDF5. */
async function readExpected(name: string): Promise<Expected> {
  const own = join(root, name, 'expected.json');
  const file = existsSync(own) ? own : join(root, name.replace(/-file$/, ''), 'expected.json');
  return JSON.parse(await readFile(file, 'utf8')) as Expected;
}

/** The greatest difference, relative to the greatest value. */
function difference(found: ArrayLike<number>, expected: readonly number[]): number {
  const scale = Math.max(...expected.map(Math.abs));
  return (
    Math.max(...expected.map((value, index) => Math.abs((found[index] ?? NaN) - value))) / scale
  );
}

describe.each(names)('the Keras model %s', (name) => {
  it('predicts what TensorFlow does in float64, explains itself, and leaves no tensor behind', async () => {
    const expected = await readExpected(name);
    const before = memory().numTensors;
    const { model, format } = await loadModelFolder(join(root, name));
    expect(format).toBe('layers');
    const loaded = memory().numTensors;
    const inputs = expected.inputs.map(({ values, shape, dtype }) => tensor(values, shape, dtype));
    const [first] = inputs;
    if (first === undefined) throw new Error('a model without inputs');
    const whole: Tensor | Tensor[] = inputs.length === 1 ? first : inputs;
    // Border to tfjs: predict takes a list for several inputs.
    const predicted = model.predict(whole as Tensor) as Tensor | Tensor[];
    const outputs = Array.isArray(predicted) ? predicted : [predicted];
    for (const [index, output] of outputs.entries()) {
      const { shape, values } = expected.outputs[index] ?? { shape: [], values: [] };
      expect(output.shape).toEqual(shape);
      expect(difference(output.dataSync(), values)).toBeLessThan(1e-5);
      output.dispose();
    }
    if (expected.cam !== undefined) {
      const sample = slice(first, [0], [1]);
      const { scoreMap } = await gradCAM(model, sample, expected.cam.class, {
        featureLayer: expected.cam.layer,
        outputUpsampling: 'none',
      });
      expect(difference(scoreMap.dataSync(), expected.cam.map)).toBeLessThan(1e-4);
      scoreMap.dispose();
      sample.dispose();
    }
    for (const input of inputs) input.dispose();
    expect(memory().numTensors).toBe(loaded);
    model.dispose();
    // tfjs-layers frees a layer that is used twice only when it is disposed of twice.
    if (!/^(nested|ending)/.test(name)) expect(memory().numTensors).toBe(before);
  });
});
