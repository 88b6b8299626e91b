import '@tensorflow/tfjs-backend-cpu';
import { gradCAM } from '@gradcam/core';
import { setBackend } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { onnxNetwork, tfjsGraph, writeOnnx } from '../../src/node.js';
import { block } from '../../../core/test/placement/block.js';
import { cellsBehind } from '../../../core/test/placement/cells-behind.js';
import { hotExtent } from '../../../core/test/placement/hot-extent.js';
import {
  CenterCropLayer,
  RandomCropLayer,
} from '../../../models/src/keras/layers/preprocessing/resizing-layers.js';

beforeAll(() => setBackend('cpu'));

const inputShape = [32, 32, 1];
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
  {
    // The rows from 8 to 23, and all columns, at half the size: cells of 8 x 8 pixels.
    does: "takes its middle by Keras' RandomCrop",
    first: () => new RandomCropLayer({ height: 8, width: 16, inputShape }),
    isWritten: false,
    extent: { rows: [8, 15], columns: [16, 23] },
  },
])(
  'a network that $does has its map over what it sees, in ONNX Runtime too, from the first map on',
  async ({ first, isWritten = true, extent = { rows: [12, 15], columns: [16, 19] } }) => {
    const net = cellsBehind(first());
    const x = block(12, 16);
    const onnx = isWritten ? await onnxNetwork(writeOnnx(await tfjsGraph(net))) : undefined;
    const options = { outputUpsampling: 'bilinear' } as const;
    // From the third map on they come of one run.
    for (const network of [net, ...(onnx ? [onnx, onnx, onnx, onnx] : [])]) {
      const { scoreMap, selection } = await gradCAM(network, x, 0, options);
      expect(await hotExtent(scoreMap)).toEqual(extent);
      expect(selection.warnings.map(({ code }) => code)).not.toContain('input-framed');
      scoreMap.dispose();
    }
    await onnx?.dispose();
    x.dispose();
    net.dispose();
  },
);
