import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import '@tensorflow/tfjs-backend-cpu';
import { io, memory, ones, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openModel as openInPage, type OpenedModel } from '../../src/index.js';
import { openModel } from '../../src/node/index.js';
import {
  droppedFiles,
  serveFolder,
  storedModel,
  zooFolder,
  type FolderServer,
} from './zoo-files.js';

const layers = zooFolder('sequential', 'layers');
const graph = zooFolder('sequential', 'graph');

let folder = '';
let server: FolderServer | undefined;
beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'gradcam-open-'));
});
afterEach(() => {
  server?.close();
  server = undefined;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A copy of the layers model, to lay something beside it. */
async function copyWith(files: Readonly<Record<string, string>>): Promise<string> {
  const copy = await mkdtemp(join(folder, 'copy-'));
  await cp(layers, copy, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(copy, name), text);
  return copy;
}

async function predicted({ model }: OpenedModel): Promise<number[]> {
  if ('cut' in model) throw new Error('this is a network of ONNX');
  const x = ones([1, 16, 16, 3]);
  // Border to tfjs: a net with one output gives one tensor.
  const output = model.predict(x) as Tensor;
  const values = Array.from(await output.data());
  x.dispose();
  output.dispose();
  return values;
}

/** Opens, predicts, disposes; nothing stays. */
async function opens(open: () => Promise<OpenedModel>): Promise<OpenedModel> {
  const before = memory().numTensors;
  const opened = await open();
  expect(await predicted(opened)).toEqual(await expected());
  opened.dispose();
  expect(memory().numTensors).toBe(before);
  return opened;
}

/** What the net predicts, loaded by tfjs alone. */
async function expected(): Promise<number[]> {
  const { loadLayersModel } = await import('@tensorflow/tfjs-layers');
  const model = await loadLayersModel(io.fromMemory(storedModel(layers)));
  const x = ones([1, 16, 16, 3]);
  // Border to tfjs: a net with one output gives one tensor.
  const output = model.predict(x) as Tensor;
  const values = Array.from(await output.data());
  x.dispose();
  output.dispose();
  model.dispose();
  return values;
}

const saidBy = ({ findings }: OpenedModel, about: string) =>
  findings.filter((finding) => finding.about === about).map(({ from, text }) => [from, text]);

describe('openModel', () => {
  it('opens a folder, its model.json, and the address of either', async () => {
    for (const source of [layers, join(layers, 'model.json'), pathToFileURL(layers)]) {
      const { title, format } = await opens(() => openModel(source));
      expect([title, format]).toEqual(['layers', 'layers']);
    }
    server = await serveFolder(join(layers, '..'));
    const { address } = server;
    for (const source of [`${address}/layers`, `${address}/layers/model.json?token=1`]) {
      for (const open of [openModel, openInPage]) {
        const { title, format } = await opens(() => open(source));
        expect([title, format]).toEqual(['layers', 'layers']);
      }
    }
    expect(server.asked).toContain('/layers/group1-shard1of1.bin?token=1');
  });

  it('opens dropped files, with and without their folder', async () => {
    for (const inside of [undefined, 'mine', 'mine/deep'])
      await opens(() => openInPage(droppedFiles(layers, inside)));
    for (const name of ['flowers.json', 'classifier.json']) {
      const renamed = droppedFiles(layers).map((file) =>
        file.name === 'model.json' ? new File([file], name) : file,
      );
      await opens(() => openInPage(new Set(renamed)));
    }
  });

  it('opens what a handler of tfjs has stored', async () => {
    const artifacts = storedModel(layers);
    const router = (url: string | string[]) =>
      url === 'indexeddb://mine' ? { load: () => Promise.resolve(artifacts) } : null;
    // Border to tfjs: a router gives null for an address that it does not know.
    io.registerLoadRouter(router as Parameters<typeof io.registerLoadRouter>[0]);
    expect((await opens(() => openInPage('indexeddb://mine'))).title).toBe('mine');
    await expect(openModel('indexeddb://other')).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  it('finds out whether a model is a graph, and of its hash that it is the same wherever it lies', async () => {
    const opened = await openModel(graph);
    const dropped = await openInPage(droppedFiles(graph));
    expect([opened.format, dropped.format]).toEqual(['graph', 'graph']);
    expect(opened.hash).toMatch(/^[\da-f]{64}$/);
    expect(dropped.hash).toBe(opened.hash);
    const other = await openModel(layers);
    expect(other.hash).not.toBe(opened.hash);
    for (const each of [opened, dropped, other]) each.dispose();
  });

  it('says what it assumes where nothing is known', async () => {
    const opened = await opens(() => openModel(layers));
    expect(opened.classNames).toBeUndefined();
    expect(opened.preprocessing).toEqual({
      inputSize: { width: 16, height: 16 },
      pixelRange: [-1, 1],
      channelOrder: 'rgb',
      fit: 'stretch',
    });
    expect(saidBy(opened, 'range')).toEqual([
      ['assumed', 'The range -1 to 1 is assumed; name another with the option preprocessing.'],
    ]);
    expect(saidBy(opened, 'size')).toEqual([['model', 'The network takes 16 x 16 pixels.']]);
  });

  it('takes the options before gradcam.json, that before metadata.json, and those before what is assumed', async () => {
    const gradcam = JSON.stringify({
      title: 'Flowers',
      labels: ['a', 'b', 'c', 'd'],
      preprocessing: 'torch',
    });
    const metadata = JSON.stringify({
      packageName: '@teachablemachine/image',
      modelName: 'tm-model',
      labels: ['1', '2', '3', '4'],
      imageSize: 16,
    });
    const source = await copyWith({ 'gradcam.json': gradcam, 'metadata.json': metadata });
    const beside = await opens(() => openModel(source));
    expect([beside.title, beside.classNames]).toEqual(['Flowers', ['a', 'b', 'c', 'd']]);
    expect(beside.preprocessing).toEqual({
      inputSize: { width: 16, height: 16 },
      pixelRange: [0, 1],
      channelOrder: 'rgb',
      mean: [0.485, 0.456, 0.406],
      deviation: [0.229, 0.224, 0.225],
      fit: 'cover',
    });
    expect(beside.findings.map(({ about, from }) => [about, from])).toEqual([
      ['format', 'model'],
      ['labels', 'gradcam.json'],
      ['size', 'model'],
      ['range', 'gradcam.json'],
      ['channel-order', 'gradcam.json'],
      ['mean', 'gradcam.json'],
      ['fit', 'metadata.json'],
    ]);
    const given = await opens(() =>
      openModel(source, { labels: ['w', 'x', 'y', 'z'], preprocessing: '0..1' }),
    );
    expect(given.classNames).toEqual(['w', 'x', 'y', 'z']);
    expect(given.preprocessing).toMatchObject({ pixelRange: [0, 1], fit: 'cover' });
    // The mean of gradcam.json belongs to its own range.
    expect(given.preprocessing).not.toHaveProperty('mean');
  });

  it('reads the metadata of Teachable Machine, which divides by 127', async () => {
    const metadata = JSON.stringify({
      packageName: '@teachablemachine/image',
      modelName: 'tm-model',
      labels: ['cup', 'plant', 'hand', 'nothing'],
      imageSize: 16,
    });
    const { title, classNames, preprocessing } = await opens(async () =>
      openModel(await copyWith({ 'metadata.json': metadata })),
    );
    expect([title, classNames]).toEqual(['tm-model', ['cup', 'plant', 'hand', 'nothing']]);
    expect(preprocessing?.fit).toBe('cover');
    expect(preprocessing?.pixelRange[1]).toBeCloseTo(1.007874, 6);
  });

  it('tells how many bytes have come, and leaves what onProgress throws to the caller', async () => {
    server = await serveFolder(layers);
    for (const source of [layers, server.address]) {
      const told: [number, number][] = [];
      const opened = await openModel(source, {
        onProgress: ({ stage, done, total }) => {
          expect(stage).toBe('reading');
          told.push([done, total]);
        },
      });
      opened.dispose();
      expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
      const failure = new Error('mine');
      const onProgress = () => {
        throw failure;
      };
      await expect(openModel(source, { onProgress })).rejects.toBe(failure);
    }
  });

  it('ends with the reason of the signal, before and while it reads', async () => {
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    await expect(openModel(layers, { signal })).rejects.toBe(reason);
    await expect(openInPage(droppedFiles(layers), { signal })).rejects.toBe(reason);
    const controller = new AbortController();
    server = await serveFolder(layers, {
      // Never answered.
      '/group1-shard1of1.bin': () => {
        controller.abort(reason);
      },
    });
    const before = memory().numTensors;
    await expect(openInPage(server.address, { signal: controller.signal })).rejects.toBe(reason);
    expect(memory().numTensors).toBe(before);
  });

  it('gives no preprocessing for a network that takes no picture, and says its shape', async () => {
    const opened = await openModel(zooFolder('signal', 'layers'));
    expect(opened.preprocessing).toBeUndefined();
    expect(saidBy(opened, 'size')).toEqual([
      ['model', 'The network does not take one picture, but [?, 40, 2]; give it tensors.'],
    ]);
    opened.dispose();
  });

  it('gives the brightness to a network of one channel, and whole numbers to one that takes them', async () => {
    const grey = await openModel(zooFolder('flatten', 'graph'));
    expect(grey.preprocessing).toMatchObject({ channels: 1 });
    expect(saidBy(grey, 'channel-order')).toEqual([]);
    const whole = await openModel(zooFolder('whole-numbers', 'layers'));
    expect(whole.preprocessing).toMatchObject({ pixelRange: [0, 255], dtype: 'int32' });
    for (const each of [grey, whole]) each.dispose();
  });

  it('says that the size is open', async () => {
    const opened = await openModel(zooFolder('open-sizes', 'graph'), {
      preprocessing: { inputSize: { width: 20, height: 24 } },
    });
    expect(opened.preprocessing?.inputSize).toEqual({ width: 20, height: 24 });
    expect(saidBy(opened, 'size')).toEqual([
      ['option', 'The network leaves its size open and gets 20 x 24 pixels, as the option says.'],
    ]);
    opened.dispose();
  });
});
