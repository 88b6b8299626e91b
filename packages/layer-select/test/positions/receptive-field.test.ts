import { describe, expect, it } from 'vitest';
import {
  receptiveField,
  type LayerGeometry,
  type LayerGraph,
  type LayerNode,
  type MovingWindow,
} from '../../src/index.js';

type Layer = Partial<LayerNode> & { readonly name: string };
type Pads = MovingWindow['pads'];

/** A chain over a signal of a size, unless a layer says what it reads; shapes are known only where a layer has one. */
function chain(size: number, layers: readonly Layer[]): LayerGraph {
  const nodes = layers.map((layer, index): LayerNode => {
    const before = layers[index - 1]?.name ?? 'x';
    return { type: 'Conv1D', inputs: [before], ...layer };
  });
  const input = { name: 'x', type: 'InputLayer', outputShape: [null, size, 1], inputs: [] };
  return {
    layers: [input, ...nodes],
    inputs: ['x'],
    outputs: [layers.at(-1)?.name ?? 'x'],
    dataFormat: 'channelsLast',
  };
}

function fieldOf(graph: LayerGraph, layer = graph.outputs[0] ?? '') {
  const size = graph.layers[0]?.outputShape?.[1] ?? 0;
  return receptiveField(graph, layer, { name: 'x', shape: [1, size, 1], space: [1] })[0];
}

const window = (size: number, stride: number, pads: Pads, dilation = 1): LayerGeometry => ({
  kind: 'window',
  size: [size],
  strides: [stride],
  dilations: [dilation],
  pads,
});
const valid: Pads = [[0, 0]];
const after: Pads = [[0, 1]];
const upwards = (size: number, stride: number, pads: Pads): LayerGeometry => ({
  kind: 'window',
  size: [size],
  strides: [stride],
  pads,
  isTransposed: true,
});
const layer = (name: string, geometry: LayerGeometry, more: Partial<LayerNode> = {}): Layer => ({
  name,
  geometry,
  ...more,
});

const windows: readonly {
  readonly n: number;
  readonly size: number;
  readonly stride: number;
  readonly pads: Pads;
  readonly dilation: number;
  readonly centre: number;
  readonly cells: number;
}[] = [
  { n: 9, size: 1, stride: 1, pads: valid, dilation: 1, centre: 0, cells: 9 },
  { n: 9, size: 3, stride: 1, pads: valid, dilation: 1, centre: 1, cells: 7 },
  { n: 9, size: 3, stride: 1, pads: 'same', dilation: 1, centre: 0, cells: 9 },
  { n: 9, size: 4, stride: 1, pads: 'same', dilation: 1, centre: 0.5, cells: 9 },
  { n: 9, size: 4, stride: 1, pads: 'same-lower', dilation: 1, centre: -0.5, cells: 9 },
  { n: 9, size: 3, stride: 1, pads: 'same', dilation: 3, centre: 0, cells: 9 },
  { n: 9, size: 3, stride: 1, pads: valid, dilation: 2, centre: 2, cells: 5 },
  { n: 8, size: 2, stride: 2, pads: valid, dilation: 1, centre: 0.5, cells: 4 },
  // An even size takes one cell more, at the end: cells 0, 1, 2 for the first.
  { n: 8, size: 3, stride: 2, pads: 'same', dilation: 1, centre: 1, cells: 4 },
  { n: 8, size: 3, stride: 2, pads: 'same-lower', dilation: 1, centre: 0, cells: 4 },
  // An odd size takes one at each end: cells -1, 0, 1.
  { n: 9, size: 3, stride: 2, pads: 'same', dilation: 1, centre: 0, cells: 5 },
  { n: 8, size: 5, stride: 2, pads: 'same', dilation: 1, centre: 1, cells: 4 },
  { n: 8, size: 1, stride: 2, pads: 'same', dilation: 1, centre: 0, cells: 4 },
  { n: 8, size: 7, stride: 2, pads: [[3, 3]], dilation: 1, centre: 0, cells: 4 },
  { n: 8, size: 3, stride: 2, pads: [[0, 1]], dilation: 1, centre: 1, cells: 4 },
  { n: 8, size: 3, stride: 2, pads: [[1, 0]], dilation: 1, centre: 0, cells: 4 },
  { n: 16, size: 16, stride: 16, pads: valid, dilation: 1, centre: 7.5, cells: 1 },
  { n: 9, size: 1, stride: 1, pads: [[2, 3]], dilation: 1, centre: -2, cells: 14 },
  { n: 9, size: 1, stride: 1, pads: [[-2, -3]], dilation: 1, centre: 2, cells: 4 },
];

describe('one window', () => {
  // Cell 0 sees the cells from -before to -before + (size - 1) * dilation: their middle is its centre.
  it.each(windows)(
    'puts $size cells by $stride with the pads $pads and the dilation $dilation at $centre of $n',
    ({ n, size, stride, pads, dilation, centre, cells }) => {
      const field = fieldOf(chain(n, [layer('conv', window(size, stride, pads, dilation))]));
      const reach = (size - 1) * dilation + 1;
      const place = { axis: 0, size: cells, offset: centre, stride, reach, spread: 0 };
      // Of 9 cells the crop leaves those from 2 to 5.
      const isCrop = cells === 4 && n === 9;
      expect(field).toEqual({ ...place, ...(isCrop ? { left: [2, 5] } : {}) });
    },
  );
});

const transposedWindows: readonly {
  readonly size: number;
  readonly pads: Pads;
  readonly offset: number;
  readonly cells: number;
}[] = [
  { size: 2, pads: valid, offset: -0.25, cells: 8 },
  { size: 3, pads: 'same', offset: -0.5, cells: 8 },
  { size: 4, pads: 'same', offset: -0.25, cells: 8 },
  { size: 4, pads: [[1, 1]], offset: -0.25, cells: 8 },
  { size: 3, pads: valid, offset: -0.5, cells: 9 },
];

describe('layers behind each other', () => {
  it('puts the last features of MobileNet at 31, 63, … where pads are at the end', () => {
    const stages = [1, 2, 3, 4, 5].flatMap((stage) => [
      layer(`pad${stage}`, window(1, 1, after)),
      layer(`conv${stage}`, window(3, 2, valid)),
    ]);
    expect(fieldOf(chain(224, stages))).toMatchObject({ size: 7, offset: 31, stride: 32 });
    const same = [1, 2, 3, 4, 5].map((stage) => layer(`conv${stage}`, window(3, 2, 'same')));
    expect(fieldOf(chain(224, same))).toMatchObject({ size: 7, offset: 31, stride: 32, reach: 63 });
    // Odd sizes all the way down: 225, 113, 57, 29, 15, 8.
    expect(fieldOf(chain(225, same))).toMatchObject({ size: 8, offset: 0, stride: 32 });
  });

  it('puts the last features of ResNet50 at 0, 32, … with pads at both ends', () => {
    const graph = chain(224, [
      layer('conv1', window(7, 2, [[3, 3]])),
      layer('pool', window(3, 2, [[1, 1]])),
      ...[3, 4, 5].map((stage) => layer(`conv${stage}`, window(1, 2, valid))),
    ]);
    expect(fieldOf(graph)).toMatchObject({ size: 7, offset: 0, stride: 32, reach: 11 });
  });

  it('comes back by a transposed convolution of the same size as the pooling', () => {
    const graph = chain(8, [layer('pool', window(2, 2, valid)), layer('up', upwards(2, 2, valid))]);
    expect(fieldOf(graph)).toMatchObject({ size: 8, offset: 0, stride: 1, reach: 2 });
  });

  // Position p of the output reads what i of the input writes to: p = 2 i - before + k for k from 0 to size - 1.
  it.each(transposedWindows)(
    'lays a transposed window of $size by 2 with the pads $pads',
    ({ size, pads, offset, cells }) => {
      const field = fieldOf(chain(4, [layer('up', upwards(size, 2, pads))]));
      expect(field).toMatchObject({ size: cells, offset, stride: 0.5 });
    },
  );

  it.each<[string, LayerGeometry, number, number]>([
    ['nearest, twice', { kind: 'resize', aligned: 'starts', rounding: 'floor' }, -0.25, 0.5],
    ['nearest by halves', { kind: 'resize', aligned: 'areas', rounding: 'down' }, -0.25, 0.5],
    ['by areas', { kind: 'resize', aligned: 'areas' }, -0.25, 0.5],
    ['by starts', { kind: 'resize', aligned: 'starts' }, 0, 0.5],
    ['by corners', { kind: 'resize', aligned: 'corners' }, 0, 3 / 7],
    ['upwards', { kind: 'resize', aligned: 'starts', rounding: 'ceil' }, 0.25, 0.5],
  ])('resizes %s', (_, geometry, offset, stride) => {
    const graph = chain(4, [layer('up', geometry, { type: 'Resize', outputShape: [null, 8, 1] })]);
    expect(fieldOf(graph)?.offset).toBeCloseTo(offset, 10);
    expect(fieldOf(graph)?.stride).toBeCloseTo(stride, 10);
  });

  it('knows a size by the ratio where the input has another size than the graph describes', () => {
    const up = { kind: 'resize', aligned: 'areas', factors: [2] } as const;
    const graph = chain(4, [layer('up', up, { type: 'Resize', outputShape: [null, 8, 1] })]);
    const input = { name: 'x', shape: [1, 6, 1], space: [1] };
    expect(receptiveField(graph, 'up', input)).toMatchObject([{ size: 12, offset: -0.25 }]);
  });
});

describe('branches', () => {
  const branches = (left: Layer[], right: Layer[], end: Layer): LayerGraph =>
    chain(8, [
      { ...left[0], name: 'l0', inputs: ['x'] },
      ...left.slice(1),
      { ...right[0], name: 'r0', inputs: ['x'] },
      ...right.slice(1),
      { type: 'Add', inputs: [left.at(-1)?.name ?? '', right.at(-1)?.name ?? ''], ...end },
    ]);

  it('has one place where they agree', () => {
    const graph = branches(
      [layer('l0', window(3, 2, 'same'))],
      [layer('r0', window(5, 2, 'same'))],
      { name: 'end', type: 'Concatenate' },
    );
    expect(fieldOf(graph)).toMatchObject({ offset: 1, stride: 2, reach: 5, spread: 0 });
  });

  it('takes the middle where they do not, and says how far they are apart', () => {
    const graph = branches(
      [layer('l0', window(1, 2, valid))],
      [layer('r0', window(3, 2, 'same'))],
      { name: 'end' },
    );
    // Cell 0 alone on one side, 0 to 2 on the other.
    expect(fieldOf(graph)).toMatchObject({ offset: 0.5, stride: 2, reach: 4, spread: 1 });
  });

  it('refuses branches whose places drift apart, and names the layer', () => {
    const graph = branches(
      [layer('l0', window(1, 1, valid))],
      [
        layer('r0', { kind: 'resize', aligned: 'corners', factors: [1] }),
        layer('r1', window(1, 2, valid)),
      ],
      { name: 'end' },
    );
    expect(() => fieldOf(graph)).toThrow(/got "end" of type Add/);
  });

  it('takes no place from a branch with one value for all positions', () => {
    const graph = branches(
      [layer('l0', window(3, 2, 'same'))],
      [
        { name: 'r0', type: 'GlobalAveragePooling1D', outputShape: [null, 4] },
        { name: 'r1', type: 'Dense', outputShape: [null, 4], inputs: ['r0'] },
        { name: 'r2', type: 'Reshape', outputShape: [null, 1, 4], inputs: ['r1'] },
      ],
      { name: 'end', type: 'Multiply', outputShape: [null, 4, 4] },
    );
    expect(fieldOf(graph)).toMatchObject({ offset: 1, stride: 2, spread: 0 });
  });
});

describe('axes', () => {
  const plane = (layers: readonly Layer[]): LayerGraph => ({
    ...chain(1, layers),
    layers: [
      { name: 'x', type: 'InputLayer', outputShape: [1, 2, 6, 8], inputs: [] },
      ...chain(1, layers).layers.slice(1),
    ],
    dataFormat: 'channelsFirst',
  });
  const input = { name: 'x', shape: [1, 2, 6, 8], space: [2, 3] };
  const pool: LayerGeometry = {
    kind: 'window',
    size: [2, 3],
    strides: [2, 1],
    pads: [
      [0, 0],
      [0, 0],
    ],
  };

  it('has places along each axis', () => {
    const graph = plane([layer('pool', pool, { outputShape: [1, 2, 3, 6] })]);
    expect(receptiveField(graph, 'pool', input)).toMatchObject([
      { axis: 0, size: 3, offset: 0.5, stride: 2, reach: 2 },
      { axis: 1, size: 6, offset: 1, stride: 1, reach: 3 },
    ]);
  });

  it('follows channels that are shuffled by reshapes and a transposition', () => {
    const graph = plane([
      layer('pool', pool, { outputShape: [1, 2, 3, 6] }),
      { name: 'groups', type: 'Reshape', outputShape: [1, 2, 1, 3, 6] },
      {
        name: 'swapped',
        type: 'Transpose',
        outputShape: [1, 1, 2, 3, 6],
        geometry: { kind: 'transpose', order: [0, 2, 1, 3, 4] },
      },
      { name: 'back', type: 'Reshape', outputShape: [1, 2, 3, 6] },
    ]);
    expect(receptiveField(graph, 'back', input)).toMatchObject([{ offset: 0.5 }, { offset: 1 }]);
  });

  it('refuses axes that are swapped', () => {
    const graph = plane([
      {
        name: 'swapped',
        type: 'Transpose',
        outputShape: [1, 2, 8, 6],
        geometry: { kind: 'transpose', order: [0, 1, 3, 2] },
      },
    ]);
    expect(() => receptiveField(graph, 'swapped', input)).toThrow(/got "swapped"/);
  });

  it('pads the axes that a list for all axes names', () => {
    const pads = [0, 0, 1, 2].map((before) => [before, 0] as const);
    const ones = [1, 1, 1, 1];
    const geometry = { kind: 'window', size: ones, strides: ones, pads } as const;
    const graph = plane([layer('pad', geometry, { type: 'Pad' })]);
    expect(receptiveField(graph, 'pad', input)).toMatchObject([
      { offset: -1, size: 7 },
      { offset: -2, size: 10 },
    ]);
  });
});

describe('what has no known place', () => {
  const known = layer('conv', window(3, 1, 'same'), { outputShape: [null, 8, 4] });
  it.each<[Layer]>([
    [{ name: 'flat', type: 'Flatten', outputShape: [null, 32] }],
    [{ name: 'mixed', type: 'BatchMatMulV2', outputShape: [null, 8, 4] }],
    [{ name: 'attended', type: 'MultiHeadAttention', outputShape: [null, 8, 4] }],
    [{ name: 'own', type: 'SomebodysLayer', outputShape: [null, 8, 4], activation: 'relu' }],
    [{ name: 'memory', type: 'LSTM', outputShape: [null, 8, 4], activation: 'relu' }],
    [{ name: 'windowless', type: 'Conv1D', outputShape: [null, 8, 4], activation: 'relu' }],
    [{ name: 'cut', type: 'Slice', outputShape: [null, 6, 4] }],
    [{ name: 'joined', type: 'Concatenate', outputShape: [null, 16, 4], inputs: ['conv', 'x'] }],
  ])('refuses $name, and what comes of it, by its name', (lost) => {
    const graph = chain(8, [known, lost, { name: 'end', type: 'ReLU', outputShape: [null, 8, 4] }]);
    expect(() => fieldOf(graph)).toThrow(
      `receptiveField: nothing says where the positions of "end" lie over the input, got "${lost.name}" of type ${lost.type ?? ''}`,
    );
  });

  it('refuses one value for all positions', () => {
    const graph = chain(8, [
      known,
      { name: 'mean', type: 'GlobalAveragePooling1D', outputShape: [null, 4] },
    ]);
    expect(() => fieldOf(graph)).toThrow(/got "mean"/);
  });
});
