import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import * as runtime from 'onnxruntime-node';
import { beforeAll, expect, it } from 'vitest';
import { keepHeads } from '../../src/trunk/keep-heads.js';
import { node, smallGraph } from '../network/small-graph.js';

beforeAll(() => setBackend('cpu'));

const valueOf = (size: number) =>
  ({ name: 'features', type: 'float32', shape: [null, 1, size, 2] }) as const;

it('opens heads of twelve sizes, each once, and none of another', async () => {
  const written: string[] = [];
  const heads = keepHeads({
    runtime,
    session: {},
    most: 12,
    write: ([value], [target = '']) => {
      const size = value?.shape[2] ?? 1;
      written.push(`${size} to ${target}`);
      const graph = smallGraph({
        nodes: [node('GlobalAveragePool', ['features'], target)],
        inputs: { features: ['N', 1, size, 2] },
        outputs: [target],
      });
      return Promise.resolve(graph);
    },
  });
  const sizes = Array.from({ length: 14 }, (_, at) => at + 1);
  for (let time = 0; time < 2; time += 1) {
    const found: boolean[] = [];
    for (const size of sizes)
      found.push((await heads.find([valueOf(size)], { target: 'score' })) !== undefined);
    expect(found).toEqual(sizes.map((size) => size <= 12));
  }
  expect(written).toEqual(sizes.slice(0, 12).map((size) => `${size} to score`));
  await heads.dispose();
});
