import '@tensorflow/tfjs-backend-cpu';
import { receptiveField } from '@gradcam/layer-select';
import { eye, reshape, setBackend, tidy, type Tensor } from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  model,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { toNetwork } from '../../src/network/index.js';

beforeAll(() => setBackend('cpu'));

const [height, width] = [30, 27];
const ones = { kernelInitializer: 'ones', useBias: false, filters: 1 } as const;
const conv = (settings: object) => layers.conv2d({ ...ones, kernelSize: 3, ...settings });
const pad = (padding: [[number, number], [number, number]]) => layers.zeroPadding2d({ padding });
const block = (x: SymbolicTensor, ...stack: readonly layers.Layer[]): SymbolicTensor =>
  // Border to tfjs-layers: a layer of one input gives one symbolic tensor.
  stack.reduce((value, layer) => layer.apply(value) as SymbolicTensor, x);

const nets: Readonly<Record<string, (x: SymbolicTensor) => SymbolicTensor>> = {
  "TensorFlow's pads": (x) =>
    block(x, conv({ padding: 'same', strides: 2 }), conv({ padding: 'same', strides: 2 })),
  'pads at the end': (x) =>
    block(
      x,
      pad([
        [0, 1],
        [0, 2],
      ]),
      conv({ strides: 2 }),
      pad([
        [0, 1],
        [1, 0],
      ]),
      conv({ kernelSize: [2, 3] }),
    ),
  "PyTorch's pads": (x) =>
    block(
      x,
      pad([
        [3, 3],
        [3, 3],
      ]),
      conv({ kernelSize: 7, strides: 2 }),
      pad([
        [1, 1],
        [1, 1],
      ]),
      layers.averagePooling2d({ poolSize: 3, strides: 2 }),
    ),
  'a dilation': (x) =>
    block(x, conv({ dilationRate: 2, padding: 'same' }), conv({ dilationRate: [3, 1] })),
  'even kernels': (x) =>
    block(
      x,
      conv({ kernelSize: [4, 2], padding: 'same' }),
      layers.averagePooling2d({ poolSize: 2 }),
    ),
  'a crop': (x) =>
    block(
      x,
      layers.cropping2D({
        cropping: [
          [3, 1],
          [0, 2],
        ],
      }),
      layers.depthwiseConv2d({
        kernelSize: 3,
        strides: [2, 2],
        depthwiseInitializer: 'ones',
        useBias: false,
      }),
    ),
  'a way down and up': (x) =>
    block(
      x,
      layers.maxPooling2d({ poolSize: 2 }),
      conv({}),
      layers.conv2dTranspose({ ...ones, kernelSize: 4, strides: 2, padding: 'same' }),
    ),
  'a transposed convolution without pads': (x) =>
    block(x, conv({ strides: 2 }), layers.conv2dTranspose({ ...ones, kernelSize: 3, strides: 3 })),
  'cells that are repeated': (x) =>
    block(x, conv({ strides: 3 }), layers.upSampling2d({ size: [2, 3] }), conv({})),
  branches: (x) => {
    const wide = block(x, conv({ kernelSize: 5, padding: 'same', strides: 2 }));
    const narrow = block(x, conv({ padding: 'same', strides: 2 }));
    // Border to tfjs-layers, as above.
    return layers.add().apply([wide, narrow]) as SymbolicTensor;
  },
};

/** The response of every cell to each pixel lit alone: pixels x rows x columns. */
async function responses(
  net: LayersModel,
): Promise<{ values: Float32Array; rows: number; columns: number }> {
  const out = tidy(() => {
    const pixels = reshape(eye(height * width), [-1, height, width, 1]);
    // Border to tfjs-layers: a model of one output gives one tensor.
    return net.predict(pixels, { batchSize: height * width }) as Tensor;
  });
  const [, rows = 0, columns = 0] = out.shape;
  // Border to tfjs: numbers of the type float32.
  const values = (await out.data()) as Float32Array;
  out.dispose();
  return { values, rows, columns };
}

/** The centre of what the cells of a range see together, along both axes. */
function centreOf(
  { values, rows, columns }: Awaited<ReturnType<typeof responses>>,
  cells: readonly (readonly [number, number])[],
) {
  let [sum, down, across] = [0, 0, 0];
  for (let pixel = 0; pixel < height * width; pixel += 1)
    for (const [row, column] of cells) {
      const weight = values[(pixel * rows + row) * columns + column] ?? NaN;
      sum += weight;
      down += weight * Math.floor(pixel / width);
      across += weight * (pixel % width);
    }
  return [down / sum, across / sum];
}

/** Places that come back: a layer that makes more cells gives each of them another part of what it reads. */
const period = 6;

it.each(Object.entries(nets))(
  'has features where probes find them, through %s',
  async (_, make) => {
    const x = input({ shape: [height, width, 1] });
    const net = model({ inputs: x, outputs: make(x) });
    const network = toNetwork(net);
    const geometry = await network.geometry?.();
    const graph = {
      ...network.graph,
      layers: network.graph.layers.map((node) => ({ ...node, geometry: geometry?.get(node.name) })),
    };
    const [name = ''] = graph.inputs;
    const found = receptiveField(graph, graph.outputs[0] ?? '', {
      name,
      shape: [1, height, width, 1],
      space: [1, 2],
    });
    const probed = await responses(net);
    expect(found.map(({ size }) => size)).toEqual([probed.rows, probed.columns]);
    // Cells whose view does not reach the edges.
    const [inner, innerColumns] = found.map(({ size, offset, stride, reach }, axis) => {
      const most = axis === 0 ? height : width;
      const isInside = (cell: number) =>
        Math.abs(offset + cell * stride - (most - 1) / 2) + reach / 2 + 1 < most / 2;
      const cells = Array.from({ length: size }, (_, cell) => cell).filter(isInside);
      return cells.slice(0, cells.length < period ? 1 : period);
    });
    const cells = (inner ?? []).flatMap((row) =>
      (innerColumns ?? []).map((column) => [row, column] as const),
    );
    expect(cells.length).toBeGreaterThan(0);
    const centre = found.map(
      ({ offset, stride }, axis) =>
        offset + stride * (cells.reduce((sum, cell) => sum + (cell[axis] ?? 0), 0) / cells.length),
    );
    const seen = centreOf(probed, cells);
    expect(seen[0]).toBeCloseTo(centre[0] ?? NaN, 4);
    expect(seen[1]).toBeCloseTo(centre[1] ?? NaN, 4);
    net.dispose();
  },
);
