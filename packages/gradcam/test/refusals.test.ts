import '@tensorflow/tfjs-backend-cpu';
import { writeFile } from 'node:fs/promises';
import { memory, tensor2d, tensor3d, tensor4d } from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { serve } from '../../errors/test/serve.js';
import { softmaxNet } from '../../testing/src/nets/two-channel-net.js';
import { explain, type Canvas } from '../src/node.js';
import { inFolder } from './in-folder.js';
import { asBytes, meanNet, picture2x2 } from './made.js';

const model = softmaxNet();
afterAll(() => model.dispose());
const folder = inFolder();

/** Border to the language: what a program without types may give. */
const anything = explain as (...given: readonly unknown[]) => Promise<unknown>;

describe('explain refuses with a sentence', () => {
  it.each([
    [
      'a model that still loads',
      [Promise.resolve(model), picture2x2],
      'MODEL_UNSUPPORTED',
      /not a network, got a promise, which has to be awaited/,
    ],
    [
      'what is no model',
      [{ weights: [] }, picture2x2],
      'MODEL_UNSUPPORTED',
      /not a network, got an object with the keys weights/,
    ],
    [
      'no picture',
      [model],
      'BAD_OPTION',
      /not a picture, got undefined, expected a path or an address/,
    ],
    [
      'a tensor of another copy of TensorFlow.js',
      [model, { dataId: {}, shape: [2, 2, 1], dtype: 'float32' }],
      'TFJS_TWICE',
      /the tensor is of another copy of @tensorflow\/tfjs-core/,
    ],
    [
      'labels of a model in memory',
      [model, picture2x2, { labels: ['yes', 'no'] }],
      'BAD_OPTION',
      /labels is for a model that is opened here, got a list of 2, expected classNames/,
    ],
    [
      'a preprocessing that is not one',
      [model, picture2x2, { preprocessing: null }],
      'BAD_OPTION',
      /preprocessing is wrong, got null, expected a name of preprocessings/,
    ],
    [
      'a preprocessing of another name',
      [model, picture2x2, { preprocessing: 'tf' }],
      'BAD_OPTION',
      /preprocessing is unknown, got "tf", expected one of "mobilenet"/,
    ],
    ['an empty list', [model, []], 'BAD_OPTION', /not a picture, got a list of 0/],
    [
      'too few bytes',
      [model, { data: new Uint8ClampedArray(3), width: 1, height: 1 }],
      'PICTURE_BROKEN',
      /four bytes a pixel/,
    ],
    [
      'what only a page draws',
      [model, { width: 2, height: 2 }],
      'PICTURE_BROKEN',
      /no pixels that Node can read/,
    ],
    [
      'a path with nothing behind it',
      [model, 'nothing-here.png'],
      'FILE_NOT_FOUND',
      /nothing-here\.png/,
    ],
    [
      'bytes that are not a picture',
      [model, Uint8Array.of(1, 2, 3)],
      'PICTURE_BROKEN',
      /3 bytes is not a picture/,
    ],
    [
      'an address with nothing behind it',
      [model, 'http://127.0.0.1:9/photo.png'],
      'DOWNLOAD_FAILED',
      /"http:\/\/127\.0\.0\.1:9\/photo\.png" could not be downloaded/,
    ],
    [
      'several classes',
      [model, picture2x2, { target: [0, 1], preprocessing: asBytes }],
      'BAD_OPTION',
      /the option target has several classes, got 2, expected one/,
    ],
    [
      'an option that does not exist',
      [model, picture2x2, { metod: 'auto' }],
      'BAD_OPTION',
      /no option "metod"; the nearest names are "method"/,
    ],
    [
      'a method that does not exist',
      [model, picture2x2, { method: 'gradcam' }],
      'BAD_OPTION',
      /no method "gradcam"; the nearest names are "grad-cam"/,
    ],
    ['a class that does not exist', [model, picture2x2, { target: 7 }], 'CLASS_OUT_OF_RANGE', /7/],
  ] as const)('%s', async (_, given, code, sentence) => {
    const before = memory().numTensors;
    await expect(anything(...given)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(new RegExp(`^explain: .*${sentence.source}`)) as string,
    });
    expect(memory().numTensors).toBe(before);
  });

  it('a folder', async () => {
    await expect(explain(model, folder.path(''))).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringMatching(/^explain: .*folder/) as string,
    });
  });

  it('an address whose server has nothing there, with the status', async () => {
    const { address, close } = await serve((_, answer) => answer.writeHead(404).end());
    await expect(explain(model, `${address}/photo.png`)).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringMatching(
        /^explain: there is nothing at ".*photo\.png" \(HTTP 404\)/,
      ) as string,
    });
    close();
  });

  it('a file that is not a picture', async () => {
    await writeFile(folder.path('notes.txt'), 'no picture');
    await expect(explain(model, folder.path('notes.txt'))).rejects.toMatchObject({
      code: 'PICTURE_BROKEN',
      message: expect.stringMatching(/^explain: .*notes\.txt/) as string,
    });
  });

  it.each([
    [
      'a batch',
      () => tensor4d(new Float32Array(8), [2, 2, 2, 1]),
      {},
      /a batch of 2, expected one; call it for each of them, or gradCAM/,
    ],
    [
      'numbers with a preprocessing',
      () => tensor3d([1, 2, 3, 4], [2, 2, 1]),
      { preprocessing: asBytes },
      /preprocessing is for pictures, got a tensor of numbers/,
    ],
    ['a tensor of another shape', () => tensor2d([1, 2], [2, 1]), {}, /wrong shape, got \[2, 1\]/],
  ])('%s', async (_, make, options, sentence) => {
    const x = make();
    await expect(explain(model, x, options)).rejects.toThrow(sentence);
    x.dispose();
    await expect(explain(model, x)).rejects.toMatchObject({ code: 'DISPOSED' });
  });

  it('a picture for a network that takes none', async () => {
    const net = meanNet();
    const twice = { inputs: [...net.inputs, ...net.inputs], predict: () => undefined };
    await expect(anything(twice, picture2x2)).rejects.toMatchObject({
      code: 'INPUT_SHAPE',
      message: expect.stringMatching(/the input \[\?, 2, 2, 1\] and \[\?, 2, 2, 1\]/) as string,
    });
    net.dispose();
  });

  it('what is not a canvas, and one that gives no context', async () => {
    const { drawOn } = await explain(model, picture2x2);
    expect(() => {
      drawOn({} as Canvas);
    }).toThrow(/^explanation\.drawOn: this is not a canvas/);
    expect(() => {
      drawOn({ width: 0, height: 0, getContext: () => null });
    }).toThrow(/gives no 2d context of 2 x 2/);
  });
});
