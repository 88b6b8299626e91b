import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { loadTfjsModel } from '../../../src/load/load-tfjs-model.js';
import { classCount } from '../../../src/open/knowledge/class-count.js';

beforeAll(() => setBackend('cpu'));

it.each([false, true])(
  'counts the classes of a graph by its last weights, be they transposed or not: %s',
  async (isTransposed) => {
    const model = await loadTfjsModel('graph', {
      load: () =>
        Promise.resolve({
          modelTopology: {
            versions: {},
            node: [
              { name: 'x', op: 'Placeholder', attr: { dtype: { type: 'DT_FLOAT' } } },
              { name: 'w', op: 'Const', attr: { dtype: { type: 'DT_FLOAT' } } },
              {
                name: 'logits',
                op: 'MatMul',
                input: ['x', 'w'],
                attr: { transpose_a: { b: false }, transpose_b: { b: isTransposed } },
              },
              { name: 'y', op: 'Softmax', input: ['logits'] },
            ],
          },
          weightSpecs: [{ name: 'w', shape: isTransposed ? [2, 3] : [3, 2], dtype: 'float32' }],
          weightData: new Float32Array(6).buffer,
        }),
    });
    expect(classCount(model)).toBe(2);
    model.dispose();
  },
);
