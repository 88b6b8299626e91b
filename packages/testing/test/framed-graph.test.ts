import '@tensorflow/tfjs-backend-cpu';
import { gradCAM } from '@gradcam/core';
import { memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { block } from '../../core/test/placement/block.js';
import { hotExtent } from '../../core/test/placement/hot-extent.js';
import { graphModelOf, windows } from '../src/nets/written/graph-model-of.js';

beforeAll(() => setBackend('cpu'));

type Graph = Parameters<typeof graphModelOf>[0];
type Nodes = Graph['nodes'];
type Constants = Graph['constants'];

const whole = { dtype: 'int32' } as const;
const integer = { T: { type: 'DT_INT32' }, Index: { type: 'DT_INT32' } };

/** Cells of 4 x 4 pixels side by side, of what comes before, a picture `framed`. */
function graphOf(nodes: Nodes, constants: Constants): Graph {
  return {
    inputs: { x: [-1, -1, -1, 1] },
    constants: {
      ...constants,
      ones: { shape: [4, 4, 1, 1], values: Array<number>(16).fill(1) },
      space: { shape: [2], values: [1, 2], ...whole },
    },
    nodes: {
      ...nodes,
      conv: { op: 'Conv2D', input: ['framed', 'ones'], attr: windows(4) },
      last: { op: 'Relu', input: ['conv'] },
      mean: { op: 'Mean', input: ['last', 'space'], attr: { keep_dims: { b: false } } },
    },
    outputs: { mean: [-1, 1] },
  };
}

/** As DeepLab's graph does: as many rows and columns are added at the end as a picture lacks of 64. */
const padsToSize = () =>
  graphOf(
    {
      sizes: { op: 'Shape', input: ['x'], attr: integer },
      lacking: { op: 'Sub', input: ['wanted', 'sizes'], attr: integer },
      pads: { op: 'Mul', input: ['lacking', 'after'], attr: integer },
      pairs: { op: 'Pack', input: ['none', 'pads'], attr: { ...integer, axis: { i: '1' } } },
      framed: { op: 'Pad', input: ['x', 'pairs'] },
    },
    {
      wanted: { shape: [4], values: [1, 64, 64, 1], ...whole },
      after: { shape: [4], values: [0, 1, 1, 0], ...whole },
      none: { shape: [4], values: [0, 0, 0, 0], ...whole },
    },
  );

/** The middle that is half as high and as wide, as `x[:, 8:24, 8:24]` is written. */
const takesMiddle = () =>
  graphOf(
    {
      framed: {
        op: 'StridedSlice',
        input: ['x', 'begin', 'end', 'steps'],
        attr: {
          begin_mask: { i: '1' },
          end_mask: { i: '1' },
          ellipsis_mask: { i: '0' },
          new_axis_mask: { i: '0' },
          shrink_axis_mask: { i: '0' },
        },
      },
    },
    {
      begin: { shape: [3], values: [0, 8, 8], ...whole },
      end: { shape: [3], values: [0, 24, 24], ...whole },
      steps: { shape: [3], values: [1, 1, 1], ...whole },
    },
  );

describe('a graph model that frames its input', () => {
  it.each([
    { does: 'pads it to a size that it reckons with', graph: padsToSize() },
    { does: 'takes its middle', graph: takesMiddle() },
  ])('has its map over what it sees where it $does', async ({ graph }) => {
    const before = memory().numTensors;
    const model = await graphModelOf(graph);
    const x = block(12, 16);
    const { scoreMap, selection } = await gradCAM(model, x, 0, {
      featureLayer: 'last',
      outputUpsampling: 'bilinear',
    });
    expect(await hotExtent(scoreMap)).toEqual({ rows: [12, 15], columns: [16, 19] });
    expect(selection.warnings.map(({ code }) => code)).not.toContain('input-framed');
    scoreMap.dispose();
    x.dispose();
    model.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('warns where it turns its input upside down', async () => {
    const model = await graphModelOf(
      graphOf(
        {
          framed: {
            op: 'StridedSlice',
            input: ['x', 'begin', 'end', 'steps'],
            attr: {
              begin_mask: { i: '3' },
              end_mask: { i: '3' },
              ellipsis_mask: { i: '0' },
              new_axis_mask: { i: '0' },
              shrink_axis_mask: { i: '0' },
            },
          },
        },
        {
          begin: { shape: [2], values: [0, 0], ...whole },
          end: { shape: [2], values: [0, 0], ...whole },
          steps: { shape: [2], values: [1, -1], ...whole },
        },
      ),
    );
    const x = tensor(new Float32Array(1024).fill(1), [1, 32, 32, 1]);
    const { scoreMap, selection } = await gradCAM(model, x, 0, { featureLayer: 'last' });
    const said = selection.warnings.filter(({ code }) => code === 'input-framed');
    expect(said.map(({ text }) => text).join()).toMatch(/turns its input at 'framed'/);
    scoreMap.dispose();
    x.dispose();
    model.dispose();
  });
});
