import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { colorsNet } from '../../../onnx/test/colors-net.js';
import { openModel as openInPage, preprocess } from '../../src/index.js';
import { openModel } from '../../src/node/index.js';
import { serveFolder } from './zoo-files.js';

const config = {
  architectures: ['ViTForImageClassification'],
  id2label: { '2': 'blue', '0': 'red', '1': 'green' },
};
const vit = {
  do_normalize: true,
  do_rescale: true,
  do_resize: true,
  image_mean: [0.5, 0.4, 0.3],
  image_processor_type: 'ViTImageProcessor',
  image_std: [0.5, 0.25, 0.125],
  resample: 2,
  rescale_factor: 0.00392156862745098,
  size: { height: 8, width: 8 },
};

/** A picture is resized by its shorter side. */
const byShorter = (side: number) => ({ do_resize: true, size: { shortest_edge: side } });
/** The middle is cut out. */
const middle = (side: number) => ({
  do_center_crop: true,
  crop_size: { height: side, width: side },
});

let all = '';
let folder = '';
beforeAll(async () => {
  await setBackend('cpu');
  all = await mkdtemp(join(tmpdir(), 'gradcam-transformers-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(all, 'colors-'));
  await mkdir(join(folder, 'onnx'));
});
afterAll(() => rm(all, { recursive: true, force: true }));

/** The folder that the hub gives. */
async function put(preprocessor: object, names = ['model.onnx'], net = colorsNet()) {
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  await writeFile(join(folder, 'preprocessor_config.json'), JSON.stringify(preprocessor));
  for (const name of names) await writeFile(join(folder, 'onnx', name), net);
}

async function preprocessingOf(preprocessor: object) {
  await put(preprocessor);
  const opened = await openModel(folder);
  opened.dispose();
  return opened.preprocessing;
}

describe('openModel, of a folder of transformers.js', () => {
  it('opens the folder, the file in it and its address, with labels and preprocessing', async () => {
    await put(vit, ['model_quantized.onnx', 'model_fp16.onnx']);
    const server = await serveFolder(folder);
    const before = memory().numTensors;
    try {
      for (const open of [
        () => openModel(folder),
        () => openModel(join(folder, 'onnx', 'model_quantized.onnx')),
        () => openInPage(`${server.address}/onnx/model_quantized.onnx`),
      ]) {
        const opened = await open();
        expect(opened.classNames).toEqual(['red', 'green', 'blue']);
        expect(opened.preprocessing).toEqual({
          inputSize: { width: 8, height: 8 },
          pixelRange: [0, 1],
          channelOrder: 'rgb',
          mean: [0.5, 0.4, 0.3],
          deviation: [0.5, 0.25, 0.125],
          fit: 'stretch',
          dataFormat: 'channelsFirst',
        });
        expect(opened.findings.map(({ about, from }) => `${about}: ${from}`)).toEqual([
          'format: model',
          'labels: config.json',
          'size: model',
          'range: preprocessor_config.json',
          'channel-order: preprocessor_config.json',
          'mean: preprocessor_config.json',
          'fit: preprocessor_config.json',
        ]);
        opened.dispose();
      }
    } finally {
      server.close();
    }
    expect(memory().numTensors).toBe(before);
  });

  it('makes the input that its own processor makes', async () => {
    await put(vit);
    const opened = await openModel(folder);
    const data = Uint8ClampedArray.from(
      { length: 256 },
      (_, at) => [51, 102, 204, 255][at % 4] ?? 0,
    );
    if (opened.preprocessing === undefined) throw new Error('no preprocessing');
    const x = preprocess({ data, width: 8, height: 8 }, opened.preprocessing);
    const values = await x.data();
    // (51 / 255 - 0.5) / 0.5, (102 / 255 - 0.4) / 0.25, (204 / 255 - 0.3) / 0.125
    [-0.6, 0, 4].forEach((value, plane) => {
      expect(values[64 * plane]).toBeCloseTo(value, 5);
    });
    x.dispose();
    opened.dispose();
  });

  it.each([
    ['CLIP: the shorter side, and the middle', { ...byShorter(8), ...middle(8) }, { fit: 'cover' }],
    [
      'MobileNet: 224 out of 256',
      { ...byShorter(256), ...middle(224) },
      { fit: 'cover', crop: 0.875 },
    ],
    [
      'DeiT: squashed to 256, and the middle of it',
      { do_resize: true, size: { height: 256, width: 256 }, ...middle(224) },
      { fit: 'stretch', crop: 0.875 },
    ],
    [
      'numbers, as older files have them',
      { do_resize: true, size: 256, do_center_crop: true, crop_size: 224 },
      { fit: 'cover', crop: 0.875 },
    ],
    [
      'ConvNeXt: a crop that is not said',
      { image_processor_type: 'ConvNextImageProcessor', ...byShorter(224) },
      { fit: 'cover', crop: 0.875 },
    ],
    [
      'ConvNeXt: another crop',
      { feature_extractor_type: 'ConvNextFeatureExtractor', crop_pct: 0.7, ...byShorter(224) },
      { fit: 'cover', crop: 0.7 },
    ],
    [
      'ConvNeXt: a large one is squashed',
      { image_processor_type: 'ConvNextImageProcessor', crop_pct: 0.875, ...byShorter(384) },
      { fit: 'stretch' },
    ],
    ['no rescaling', { do_rescale: false, do_resize: true }, { pixelRange: [0, 255] }],
    ['its own factor', { do_rescale: true, rescale_factor: 1 / 127.5 }, { pixelRange: [0, 2] }],
    [
      'blue first, with the numbers of red first',
      {
        do_flip_channel_order: true,
        do_normalize: true,
        image_mean: [0.1, 0.2, 0.3],
        image_std: [1, 2, 3],
      },
      { channelOrder: 'bgr', mean: [0.3, 0.2, 0.1], deviation: [3, 2, 1] },
    ],
    [
      'EfficientNet: divided twice',
      {
        image_processor_type: 'EfficientNetImageProcessor',
        do_normalize: true,
        image_mean: [0, 0, 0],
        image_std: [0.5, 0.25, 1],
      },
      { deviation: [0.25, 0.0625, 1] },
    ],
    [
      'one number for all',
      { do_normalize: true, image_mean: 0.5, image_std: 0.25 },
      { mean: [0.5, 0.5, 0.5], deviation: [0.25, 0.25, 0.25] },
    ],
  ])('reads %s', async (_what, preprocessor, expected) => {
    const found = await preprocessingOf(preprocessor);
    expect(found).toMatchObject(expected);
    expect(found?.crop).toBe('crop' in expected ? expected.crop : undefined);
  });

  it('leaves out mean and deviation where the network gets none', async () => {
    const found = await preprocessingOf({ ...vit, do_normalize: false });
    expect(found).not.toHaveProperty('mean');
    expect(found).not.toHaveProperty('deviation');
  });

  it('takes the size of pictures where the file leaves it open', async () => {
    await put(
      { ...vit, size: { height: 12, width: 16 } },
      ['model.onnx'],
      colorsNet({ isOpen: true }),
    );
    const opened = await openModel(folder);
    expect(opened.preprocessing).toMatchObject({
      inputSize: { width: 16, height: 12 },
      dataFormat: 'channelsFirst',
    });
    if (opened.format !== 'onnx') throw new Error(`got ${opened.format}`);
    const [features] = opened.model.graph.layers.filter(({ type }) => type === 'Relu');
    expect(features?.outputShape?.slice(1)).toEqual([3, 12, 16]);
    opened.dispose();
  });

  it('leaves out made-up class names, and prefers what the caller says', async () => {
    await put(vit);
    const id2label = { '0': 'LABEL_0', '1': 'LABEL_1', '2': 'LABEL_2' };
    await writeFile(join(folder, 'config.json'), JSON.stringify({ id2label }));
    const opened = await openModel(folder, { preprocessing: 'raw', labels: ['r', 'g', 'b'] });
    expect(opened.classNames).toEqual(['r', 'g', 'b']);
    expect(opened.preprocessing).toMatchObject({ pixelRange: [0, 255] });
    opened.dispose();
    const alone = await openModel(folder);
    expect(alone.classNames).toBeUndefined();
    alone.dispose();
  });

  it('refuses a damaged file, and takes nothing from one for sound', async () => {
    expect(await preprocessingOf({ sampling_rate: 16000, do_normalize: true })).toMatchObject({
      fit: 'stretch',
      pixelRange: [0, 1],
    });
    await writeFile(join(folder, 'preprocessor_config.json'), '{');
    await expect(openModel(folder)).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
      sentence: expect.stringMatching(
        /"preprocessor_config\.json" beside the model is not JSON/,
      ) as string,
    });
  });
});
