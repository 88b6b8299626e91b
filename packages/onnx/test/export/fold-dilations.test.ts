import '@tensorflow/tfjs-backend-cpu';
import { setBackend, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphModelOf, windows } from '../../../testing/src/nets/written/graph-model-of.js';
import { tfjsGraph } from '../../src/export/tfjs-graph.js';
import { compareExported, nodeCounts } from './compare-exported.js';

beforeAll(async () => {
  await setBackend('cpu');
});

/** A convolution as TensorFlow writes a dilated one, and how it is written. */
interface Written {
  readonly op?: 'Conv2D' | 'DepthwiseConv2dNative';
  readonly blocks?: readonly number[];
  /** Before and after the rows, before and after the columns. */
  readonly added?: readonly number[];
  readonly cut?: readonly number[];
  readonly attr?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, readonly number[]>>;
}

const result = [-1, -1, -1, 3];

async function writtenNet(written: Written) {
  const { op = 'Conv2D', blocks = [2, 2], added = [2, 3, 2, 2], cut = [0, 1, 0, 0] } = written;
  const count = op === 'Conv2D' ? 3 : 1;
  return await graphModelOf({
    inputs: { image: [-1, 7, 6, 3] },
    constants: {
      filter: {
        shape: [3, 3, 3, count],
        values: Array.from({ length: 27 * count }, (_, at) => Math.sin(at * at)),
      },
      blocks: { shape: [2], values: blocks, dtype: 'int32' },
      added: { shape: [2, 2], values: added, dtype: 'int32' },
      cut: { shape: [2, 2], values: cut, dtype: 'int32' },
    },
    nodes: {
      apart: { op: 'SpaceToBatchND', input: ['image', 'blocks', 'added'] },
      conv: { op, input: ['apart', 'filter'], attr: { ...windows(1), ...written.attr } },
      together: { op: 'BatchToSpaceND', input: ['conv', 'blocks', 'cut'] },
      relu: { op: 'Relu', input: ['together'] },
    },
    outputs: written.outputs ?? { relu: result },
  });
}

async function exported(written: Written) {
  const model = await writtenNet(written);
  const run = ([image]: readonly Tensor[]) => model.execute(image === undefined ? {} : { image });
  const graph = await compareExported(model, run, { shapes: [[2, 7, 6, 3]] });
  model.dispose();
  return graph;
}

describe('a convolution between samples of space', () => {
  it.each([
    ['same', {}, { dilations: [2, 2], pads: [2, 2, 2, 2] }],
    ['valid', { added: [0, 1, 0, 0] }, { dilations: [2, 2], pads: [0, 0, 0, 0] }],
    ['depthwise', { op: 'DepthwiseConv2dNative' }, { dilations: [2, 2], pads: [2, 2, 2, 2] }],
    [
      'of other blocks along each axis',
      { blocks: [1, 2], added: [1, 1, 3, 3], cut: [0, 0, 1, 0] },
      { dilations: [1, 2], pads: [1, 2, 1, 3] },
    ],
  ] as const)('is one dilated convolution where it is %s', async (_, written, wanted) => {
    const graph = await exported(written);
    expect(nodeCounts(graph)['Conv']).toBe(1);
    expect(nodeCounts(graph)['Reshape']).toBeUndefined();
    const node = graph.nodes.find(({ op }) => op === 'Conv');
    expect(node?.name).toBe('together');
    const listOf = (name: keyof typeof wanted) => ({ kind: 'ints', value: wanted[name] });
    expect(node?.attributes.get('dilations')).toEqual(listOf('dilations'));
    expect(node?.attributes.get('pads')).toEqual(listOf('pads'));
  });

  it('stays as it is where that is asked for', async () => {
    const model = await writtenNet({});
    const graph = await tfjsGraph(model, { foldDilations: false });
    expect(nodeCounts(graph)['Reshape']).toBeGreaterThan(0);
    model.dispose();
  });

  it.each([
    ['more is cut off than was put there', { added: [0, 1, 0, 0], cut: [1, 1, 0, 0] }],
    ['it has strides', { attr: windows(2), added: [2, 3, 2, 2], cut: [0, 0, 0, 0] }],
    ['it has pads of its own', { attr: windows(1, undefined, 'SAME'), added: [0, 1, 0, 0] }],
    ['what it gives is wanted, too', { outputs: { relu: result, conv: result } }],
  ] as const)('stays as it is where %s', async (_, written) => {
    const graph = await exported(written);
    expect(nodeCounts(graph)['Reshape']).toBeGreaterThan(0);
  });
});
