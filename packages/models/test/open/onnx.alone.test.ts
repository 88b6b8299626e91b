import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { colorsNet, colorsWeights, wordsNet } from '../../../onnx/test/colors-net.js';
import {
  gradcamFile,
  openModel as openInPage,
  preprocessings,
  settlePreprocessing,
  type OpenedModel,
} from '../../src/index.js';
import { openModel } from '../../src/node/index.js';
import { makeZip } from './make-zip.js';
import { serveFolder } from './zoo-files.js';

let all = '';
let folder = '';
beforeAll(async () => {
  await setBackend('cpu');
  all = await mkdtemp(join(tmpdir(), 'gradcam-onnx-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(all, 'net-'));
});
afterAll(() => rm(all, { recursive: true, force: true }));

async function put(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const saidBy = ({ findings }: OpenedModel, about: string) =>
  findings.filter((finding) => finding.about === about).map(({ from, text }) => [from, text]);

/** The logits of one picture, whose middle is red. */
async function predicted(opened: OpenedModel): Promise<readonly number[]> {
  if (opened.format !== 'onnx') throw new Error(`got ${opened.format}`);
  const { model } = opened;
  const x = tensor(
    Array.from({ length: 192 }, (_, at) => (at < 32 ? 1 : 0)),
    [1, 3, 8, 8],
  );
  const output = await model.predict([x], model.graph.outputs[0] ?? '');
  const values = Array.from((await output?.data()) ?? []);
  x.dispose();
  output?.dispose();
  return values;
}

/** Opens, predicts, disposes; nothing stays. */
async function opens(open: () => Promise<OpenedModel>): Promise<OpenedModel> {
  const before = memory().numTensors;
  const opened = await open();
  // Ten times the mean of red, of which one half is one.
  expect(await predicted(opened)).toEqual([5, 0, 0]);
  opened.dispose();
  expect(memory().numTensors).toBe(before);
  return opened;
}

describe('openModel, of an ONNX file', () => {
  it('opens a path, a folder, a zip, an address and dropped files, with weights beside the file', async () => {
    const net = colorsNet({ weightsIn: 'colors.onnx.data' });
    const path = await put('colors.onnx', net);
    await put('colors.onnx.data', colorsWeights);
    const files = [new File([net], 'colors.onnx'), new File([colorsWeights], 'colors.onnx.data')];
    const packed = await makeZip([
      { name: 'mine/colors.onnx', content: net },
      { name: 'mine/colors.onnx.data', content: colorsWeights },
    ]);
    const server = await serveFolder(folder);
    try {
      for (const open of [
        () => openModel(path),
        () => openModel(folder),
        () => openInPage(`${server.address}/colors.onnx?download=true`),
        () => openInPage(files),
        () => openInPage(new Blob([packed])),
      ]) {
        const { format, title } = await opens(open);
        expect([format, title]).toEqual(['onnx', 'colors']);
      }
    } finally {
      server.close();
    }
  });

  it('takes the file called model where a folder has several', async () => {
    await put('model_int8.onnx', 'another');
    await put('model.onnx', colorsNet());
    expect((await opens(() => openModel(folder))).title).toMatch(/^net-/);
    await rm(join(folder, 'model.onnx'));
    await put('other.onnx', 'a third');
    await expect(openModel(folder)).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
      sentence: expect.stringMatching(
        /several models in .*model_int8\.onnx, other\.onnx; open one of them/,
      ) as string,
    });
  });

  it('says what runs it, and assumes the preprocessing of PyTorch where the channels are first', async () => {
    const opened = await opens(async () => openModel(await put('colors.onnx', colorsNet())));
    expect(saidBy(opened, 'format')).toEqual([
      [
        'model',
        expect.stringMatching(/^This is an ONNX model; ONNX Runtime 1\.\d+\.\d+ runs it\.$/),
      ],
    ]);
    expect(opened.preprocessing).toEqual({
      ...preprocessings.torch,
      inputSize: { width: 8, height: 8 },
      fit: 'stretch',
      dataFormat: 'channelsFirst',
    });
    expect(saidBy(opened, 'range')).toEqual([
      ['assumed', expect.stringMatching(/\("torch"\) is assumed.*; name another with the option/)],
    ]);
  });

  it('has the hash of the file, and another one with other weights beside it', async () => {
    const net = colorsNet();
    const { hash } = await opens(async () => openModel(await put('colors.onnx', net)));
    expect(hash).toBe(createHash('sha256').update(net).digest('hex'));
    const away = colorsNet({ weightsIn: 'w' });
    const hashes = await Promise.all(
      [colorsWeights, colorsWeights.map((byte) => byte ^ 1)].map(async (weights) => {
        const opened = await openInPage([new File([away], 'n.onnx'), new File([weights], 'w')]);
        opened.dispose();
        return opened.hash;
      }),
    );
    expect(new Set([hash, ...hashes]).size).toBe(3);
  });

  it.each([
    [
      'names',
      `{0: 'red', 1: "Sue's green", 2: 'it\\'s blue'}`,
      ['red', "Sue's green", "it's blue"],
    ],
    ['names', `{"0": "red", "1": "green", "2": "blue"}`, ['red', 'green', 'blue']],
    ['classes', '["red", "green", "blue"]', ['red', 'green', 'blue']],
    ['classes', `['red', 'green', 'blue']`, ['red', 'green', 'blue']],
    ['labels', 'red, green, blue', ['red', 'green', 'blue']],
    ['class_names', 'red\ngreen\r\nblue\n', ['red', 'green', 'blue']],
    ['names', `{1: 'red', 2: 'green', 3: 'blue'}`, undefined],
    ['classes', '[1, 2, 3]', undefined],
    ['classes', '', undefined],
  ])('reads class names from its entry %s: %s', async (key, text, expected) => {
    const path = await put('colors.onnx', colorsNet({ metadata: { key: 'x', [key]: text } }));
    const opened = await opens(() => openModel(path));
    expect(opened.classNames).toEqual(expected);
    if (expected !== undefined)
      expect(saidBy(opened, 'labels')).toEqual([
        ['model', 'The 3 class names from the ONNX file are used.'],
      ]);
  });

  it('leaves out names of another count, and prefers those of a file beside it', async () => {
    const path = await put('colors.onnx', colorsNet({ metadata: { names: "{0: 'a', 1: 'b'}" } }));
    expect(saidBy(await opens(() => openModel(path)), 'labels')).toEqual([
      [
        'model',
        'The 2 class names from the ONNX file are not used, for the network has 3 outputs.',
      ],
    ]);
    await put('labels.txt', 'r\ng\nb\n');
    expect((await opens(() => openModel(path))).classNames).toEqual(['r', 'g', 'b']);
    await expect(openModel(path, { labels: ['r', 'g'] })).rejects.toMatchObject({
      code: 'CLASS_NAMES_COUNT',
    });
  });

  it('takes the range of Ultralytics, whose files say who made them', async () => {
    const metadata = { author: 'Ultralytics', names: "{0: 'a', 1: 'b', 2: 'c'}" };
    const path = await put('best.onnx', colorsNet({ metadata }));
    const opened = await opens(() => openModel(path));
    expect(saidBy(opened, 'range')).toEqual([
      ['model', 'The range is 0 to 1, as Ultralytics has it.'],
    ]);
    expect(opened.preprocessing).not.toHaveProperty('mean');
  });

  it('is described in a gradcam.json, which is read later', async () => {
    const path = await put('colors.onnx', colorsNet());
    const options = { preprocessing: '0..1', labels: ['r', 'g', 'b'] } as const;
    await put('gradcam.json', gradcamFile(await opens(() => openModel(path, options))));
    const again = await opens(() => openModel(path));
    expect(again.classNames).toEqual(['r', 'g', 'b']);
    expect(again.preprocessing?.pixelRange).toEqual([0, 1]);
    expect(again.preprocessing).not.toHaveProperty('mean');
  });

  it('is tried with other ranges on a picture, and the surest is taken', async () => {
    const before = memory().numTensors;
    const opened = await openModel(await put('colors.onnx', colorsNet()));
    const data = new Uint8ClampedArray(256).map((_, at) => [60, 50, 50, 255][at % 4] ?? 0);
    const settled = await settlePreprocessing(opened, { data, width: 8, height: 8 });
    // Only with 0 to 255 do the logits differ by much: 10 (60 - 50).
    expect(settled.preprocessing).toMatchObject({ pixelRange: [0, 255], channelOrder: 'rgb' });
    settled.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('opens a network that takes no picture, and says so', async () => {
    const opened = await openModel(await put('words.onnx', wordsNet()));
    expect(opened.preprocessing).toBeUndefined();
    expect(saidBy(opened, 'size')).toEqual([
      ['model', 'The network does not take one picture, but [?, ?]; give it tensors.'],
    ]);
    opened.dispose();
  });

  it('hands on the options of onnxNetwork', async () => {
    const path = await put('colors.onnx', colorsNet());
    for (const [onnx, sentence] of [
      [{ runtime: {} }, /this is not ONNX Runtime/],
      [{ sessions: {} }, /no option "sessions"; the nearest names are "session"/],
      ['wasm', /the option onnx is wrong/],
    ] as const)
      // A program without types may give anything.
      await expect(openModel(path, { onnx: onnx as object })).rejects.toMatchObject({
        code: 'BAD_OPTION',
        sentence: expect.stringMatching(sentence) as string,
      });
  });

  it.each([
    ['is cut short', colorsNet().subarray(0, 150), 'MODEL_BROKEN', /./],
    ['is something else', 'hello', 'MODEL_BROKEN', /./],
    ['is a web page', '<html></html>', 'MODEL_UNSUPPORTED', /web page/],
    ['is empty', '', 'MODEL_BROKEN', /the file is empty/],
  ])('refuses a file that %s', async (_what, content, code, sentence) => {
    const path = await put('colors.onnx', content);
    await expect(openModel(path)).rejects.toMatchObject({
      code,
      sentence: expect.stringMatching(sentence) as string,
    });
  });

  it('says which file of weights is missing, and where', async () => {
    const net = colorsNet({ weightsIn: 'colors.onnx.data' });
    const path = await put('colors.onnx', net);
    const sentence = expect.stringMatching(
      /"colors\.onnx" keeps its weights in the file "colors\.onnx\.data", got none in ".*"; put it beside/,
    ) as string;
    await expect(openModel(path)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', sentence });
    const dropped = [new File([net], 'colors.onnx')];
    await expect(openInPage(dropped)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', sentence });
  });

  it('reads no file outside of its folder', async () => {
    await mkdir(join(folder, 'inside'));
    await put('w', colorsWeights);
    const path = await put('inside/colors.onnx', colorsNet({ weightsIn: '../w' }));
    await expect(openModel(path)).rejects.toMatchObject({ code: 'MODEL_BROKEN' });
  });

  it('says what to install where the package for ONNX is missing', async () => {
    const path = await put('colors.onnx', colorsNet());
    vi.doMock('@gradcam/onnx', () => {
      throw new Error("Cannot find package '@gradcam/onnx'");
    });
    try {
      await expect(openModel(path)).rejects.toMatchObject({
        code: 'BACKEND_UNAVAILABLE',
        sentence: expect.stringMatching(/npm install @gradcam\/onnx onnxruntime-node/) as string,
      });
    } finally {
      vi.doUnmock('@gradcam/onnx');
    }
  });
});
