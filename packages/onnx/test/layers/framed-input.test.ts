import '@tensorflow/tfjs-backend-cpu';
import { gradCAM } from '@gradcam/core';
import { setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { onnxNetwork, tfjsGraph, writeOnnx } from '../../src/node.js';
import { CenterCropLayer } from '../../../models/src/keras/layers/preprocessing/resizing-layers.js';

beforeAll(() => setBackend('cpu'));

const inputShape = [32, 32, 1];
type Layer = NonNullable<Parameters<typeof sequential>[0]>['layers'] extends
  (infer Each)[] | undefined
  ? Each
  : never;

/** Cells of 4 x 4 pixels, side by side, of what a first layer makes of the picture. */
function behind(first: Layer): LayersModel {
  const conv = (name: string) =>
    layers.conv2d({
      kernelInitializer: 'ones',
      useBias: false,
      filters: 1,
      kernelSize: 2,
      strides: 2,
      activation: 'relu',
      name,
    });
  const dense = layers.dense({ units: 1, kernelInitializer: 'ones', useBias: false });
  return sequential({
    layers: [first, conv('before'), conv('last'), layers.globalAveragePooling2d({}), dense],
  });
}

async function extent(map: Tensor): Promise<number[]> {
  const values = [...(await map.data())];
  const most = Math.max(...values);
  const hot = values.flatMap((value, at) => (value > most / 2 ? [at] : []));
  const [rows, columns] = [hot.map((at) => Math.floor(at / 32)), hot.map((at) => at % 32)];
  return [Math.min(...rows), Math.max(...rows), Math.min(...columns), Math.max(...columns)];
}

it.each([
  {
    does: 'pads its input',
    first: () =>
      layers.zeroPadding2d({
        padding: [
          [32, 0],
          [0, 32],
        ],
        inputShape,
      }),
  },
  {
    does: 'crops its input',
    first: () =>
      layers.cropping2D({
        cropping: [
          [8, 8],
          [16, 0],
        ],
        inputShape,
      }),
  },
  {
    does: "takes its middle by Keras' CenterCrop",
    first: () => new CenterCropLayer({ height: 16, width: 16, inputShape }),
    isWritten: false,
  },
])(
  'a network that $does has its map over what it sees, in ONNX Runtime too, from the first map on',
  async ({ first, isWritten = true }) => {
    const net = behind(first());
    const pixels = new Float32Array(32 * 32);
    // A block of 4 x 4 from the row 12 and the column 16 on.
    for (let at = 0; at < 16; at += 1) pixels[(12 + Math.floor(at / 4)) * 32 + 16 + (at % 4)] = 1;
    const x = tensor(pixels, [1, 32, 32, 1]);
    const onnx = isWritten ? await onnxNetwork(writeOnnx(await tfjsGraph(net))) : undefined;
    const options = { outputUpsampling: 'bilinear' } as const;
    // From the third map on they come of one run.
    for (const network of [net, ...(onnx ? [onnx, onnx, onnx, onnx] : [])]) {
      const { scoreMap, selection } = await gradCAM(network, x, 0, options);
      expect(await extent(scoreMap)).toEqual([12, 15, 16, 19]);
      expect(selection.warnings.map(({ code }) => code)).not.toContain('input-framed');
      scoreMap.dispose();
    }
    await onnx?.dispose();
    x.dispose();
    net.dispose();
  },
);
