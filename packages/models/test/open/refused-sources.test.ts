import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { io, memory, setBackend } from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openModel as openInPage,
  type OpenModelOptions,
  type OpenSource,
} from '../../src/index.js';
import { filesOfFolder } from '../../src/node/folder/files-of-folder.js';
import { openModel } from '../../src/node/index.js';
import { droppedFiles, serveFolder, zooFolder, type FolderServer } from './zoo-files.js';

const layers = zooFolder('sequential', 'layers');
const weights = 'group1-shard1of1.bin';

let folder = '';
let copy = '';
let server: FolderServer | undefined;
beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'gradcam-refused-'));
});
beforeEach(async () => {
  copy = await mkdtemp(join(folder, 'copy-'));
  await cp(layers, copy, { recursive: true });
});
afterEach(() => {
  server?.close();
  server = undefined;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function refuses(
  source: OpenSource,
  code: string,
  message: RegExp,
  { open = openModel, ...options }: OpenModelOptions & { open?: typeof openModel } = {},
): Promise<void> {
  const before = memory().numTensors;
  await expect(open(source, options)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message) as string,
  });
  expect(memory().numTensors).toBe(before);
}

describe('a source that openModel refuses', () => {
  it.each([[null], [undefined], [3], [{}], [[1]]])('is %j', async (source) => {
    // A program without types may give anything.
    await refuses(source as unknown as string, 'BAD_OPTION', /^openModel: this is not the source/);
  });

  it('is a path in a page, and a path where nothing is', async () => {
    await refuses('models/mine', 'BAD_OPTION', /for a path in Node, import openModel of/, {
      open: openInPage,
    });
    await refuses(join(copy, 'nowhere'), 'FILE_NOT_FOUND', /there is nothing at/);
    await refuses(
      'file:///a%2Fb',
      'BAD_OPTION',
      /not the address of a file, got "file:\/\/\/a%2Fb"/,
    );
    await expect(filesOfFolder(join(copy, 'model.json'))).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
      message: expect.stringMatching(/model\.json" cannot be read, got "ENOTDIR/) as string,
    });
  });

  it('is an address with a password, which is in no sentence', async () => {
    const address = '://me:secret@127.0.0.1:9/a';
    await refuses(`ftp${address}`, 'BAD_OPTION', /got "ftp:\/\/127\.0\.0\.1:9\/a"/);
    await refuses(`http${address}`, 'DOWNLOAD_FAILED', /^(?!.*secret)/);
    await refuses(copy, 'DOWNLOAD_FAILED', /^(?!.*secret).*"http:\/\/127\.0\.0\.1:9\/a"/, {
      labels: `http${address}`,
    });
  });

  it('is a model that names files outside of its address', async () => {
    const text = readFileSync(join(copy, 'model.json'), 'utf8');
    for (const dots of ['%2e%2e', '.%2E', '.\\n.']) {
      const json = text.replace(weights, `${dots}/${weights}`);
      server = await serveFolder(copy, { '/inside/model.json': json });
      await refuses(`${server.address}/inside`, 'MODEL_BROKEN', /is missing in/);
      expect(server.asked).not.toContain(`/${weights}`);
      server.close();
    }
  });

  it('is a stored model that is none', async () => {
    const stored: Record<string, unknown> = {
      'odd://nothing': null,
      'odd://text': { modelTopology: 'x' },
    };
    const router = (url: string | string[]) =>
      String(url) in stored ? { load: () => Promise.resolve(stored[String(url)]) } : null;
    // Border to programs without types: a handler may load anything.
    io.registerLoadRouter(router as Parameters<typeof io.registerLoadRouter>[0]);
    await refuses('odd://nothing', 'FILE_NOT_FOUND', /no model at "odd:\/\/nothing"/);
    await refuses(
      'odd://text',
      'MODEL_BROKEN',
      /what is stored is not a model, got the string "x"/,
    );
  });

  it('is an address where there is nothing, nobody, or a page', async () => {
    server = await serveFolder(copy, { '/page/model.json': '<!doctype html><p>Welcome' });
    const { address } = server;
    await refuses(`${address}/other`, 'DOWNLOAD_FAILED', /nothing at ".*other\/model\.json"/);
    await refuses(
      'http://127.0.0.1:9/',
      'DOWNLOAD_FAILED',
      /could not be downloaded \(.*\); check/,
    );
    await refuses(`${address}/page`, 'MODEL_BROKEN', /"model\.json" is a web page, not the desc/);
  });

  it('is a server that breaks off, or that sends more than the description says', async () => {
    server = await serveFolder(copy, {
      [`/${weights}`]: (response) => {
        response.writeHead(200, { 'Content-Length': 1_000_000 }).write('x');
        setTimeout(() => response.destroy(), 50);
      },
    });
    await refuses(server.address, 'DOWNLOAD_FAILED', /could not be downloaded/);
    server.close();
    let isClosed = false;
    server = await serveFolder(copy, {
      [`/${weights}`]: (response) => {
        // Without an end.
        const timer = setInterval(() => response.write(Buffer.alloc(100_000)), 1);
        response.on('close', () => {
          clearInterval(timer);
          isClosed = true;
        });
      },
    });
    await refuses(server.address, 'MODEL_BROKEN', /are cut short or too long, got \d+ bytes/);
    await expect.poll(() => isClosed).toBe(true);
  });

  it('is a list of files without the weights, without a model, with two, or with two of one name', async () => {
    const files = droppedFiles(copy);
    const json = files.filter(({ name }) => name === 'model.json');
    await refuses(
      json,
      'MODEL_BROKEN',
      /the weights file ".*" is missing in "model\.json"; give it/,
    );
    await refuses([], 'MODEL_BROKEN', /not the files of a model, got 0 files/);
    await refuses(
      [new File(['x'], 'photo.png')],
      'MODEL_BROKEN',
      /there is no model in "photo\.png"/,
    );
    await refuses([...files, ...json], 'MODEL_BROKEN', /two files of the name "model\.json"/);
    const two = [...droppedFiles(copy, 'a'), ...droppedFiles(copy, 'b')];
    await refuses(
      two,
      'MODEL_BROKEN',
      /several models in the given files, got a\/model\.json, b\//,
    );
  });

  it.each([
    ['keras_model.h5', /"keras_model\.h5" is a model of Keras; convert it with "tensorflowjs_conv/],
    ['model.tflite', /TensorFlow Lite, which has no gradient/],
    ['saved_model.pb', /SavedModel/],
    ['net.ort', /ONNX Runtime's own format.*; open the \.onnx file/],
    ['net.onnx.data', /weights of an ONNX model without its network; open the \.onnx file/],
    ['net.pt', /PyTorch/],
  ])('is a model of another format: %s', async (name, message) => {
    await refuses([new File(['x'], name)], 'MODEL_UNSUPPORTED', message);
    await writeFile(join(copy, name), 'x');
    await refuses(join(copy, name), 'MODEL_UNSUPPORTED', message);
  });

  it('is a file that describes no model, such as a picture or weights', async () => {
    const message = new RegExp(`"${weights}" is not JSON, as the .* name the model\\.json`);
    await refuses(join(copy, weights), 'MODEL_BROKEN', message);
  });

  it('is a file cut short', async () => {
    const files = droppedFiles(copy);
    const cut = files.map((file) => new File([file.slice(0, file.size / 2)], file.name));
    const replaced = (name: string) =>
      files.map((file, at) => (file.name === name ? (cut[at] ?? file) : file));
    await refuses(replaced('model.json'), 'MODEL_BROKEN', /is not JSON, or is cut short/);
    await refuses(replaced(weights), 'MODEL_BROKEN', /are cut short or too long/);
  });
});

describe('what lies beside a model', () => {
  it.each([
    ['gradcam.json', '{', 'MODEL_BROKEN', /"gradcam\.json" beside the model is not JSON/],
    ['gradcam.json', '3', 'MODEL_BROKEN', /gradcam\.json is wrong: its title is not a text/],
    [
      'gradcam.json',
      '{"preprocessing":"tourch"}',
      'MODEL_BROKEN',
      /gradcam\.json is wrong: its preprocessing is wrong, got the string "tourch"/,
    ],
    [
      'gradcam.json',
      '{"preprocessing":{"pixelrange":[0,1]}}',
      'MODEL_BROKEN',
      /there is no option "pixelrange"; the nearest name/,
    ],
    ['gradcam.json', '{"labels":"a"}', 'MODEL_BROKEN', /its labels are not a list of names/],
    ['metadata.json', 'x', 'MODEL_BROKEN', /"metadata\.json" beside the model is not JSON/],
    ['labels.txt', 'a\n\nb\nc', 'MODEL_BROKEN', /"labels\.txt" has no name for the class 1 of 4/],
  ])('is refused where it is damaged: %s with %s', async (name, text, code, message) => {
    await writeFile(join(copy, name), text);
    await refuses(copy, code, message);
  });

  it('is left alone where the caller gives class names', async () => {
    await writeFile(join(copy, 'labels.txt'), 'a\n\nb\nc');
    const opened = await openModel(copy, { labels: ['w', 'x', 'y', 'z'] });
    expect(opened.classNames).toEqual(['w', 'x', 'y', 'z']);
    opened.dispose();
  });

  it('is left out where it is a page, and class names where they are not of this model', async () => {
    server = await serveFolder(copy, {
      '/gradcam.json': '<!doctype html>',
      '/metadata.json': (response) => response.writeHead(403).end(),
      '/labels.txt': 'one\ntwo\nthree',
    });
    const opened = await openModel(server.address);
    expect(opened.classNames).toBeUndefined();
    expect(opened.findings).toContainEqual({
      about: 'labels',
      from: 'model',
      text: 'The 3 class names from labels.txt are not used, for the network has 4 outputs.',
    });
    opened.dispose();
  });
});

describe('an option that openModel refuses', () => {
  it.each([
    [{ lables: ['a'] }, /there is no option "lables"; the nearest name/],
    [{ labels: 3 }, /the option labels is wrong, got the number 3/],
    [
      { preprocessing: 'tourch' },
      /the option preprocessing is unknown, got "tourch", expected one/,
    ],
    [{ preprocessing: { pixelRange: [0] } }, /the pixelRange is wrong, got a list of 1/],
    [{ preprocessing: { mean: [1, 2, 'x'] } }, /the mean is wrong, got a list of 3/],
    [{ preprocessing: { mean: [1] } }, /the mean is wrong, got a list of 1, .* for each channel/],
    [{ preprocessing: { deviation: [1, 0, 1] } }, /the deviation is wrong, .* above zero/],
    [{ format: 'keras' }, /the option format is unknown, got "keras"/],
    [{ signal: {} }, /the option signal is wrong/],
    [{ onProgress: 1 }, /the option onProgress is wrong/],
  ])('is %j', async (options, message) => {
    // A program without types may give anything.
    await refuses(copy, 'BAD_OPTION', message, options as OpenModelOptions);
  });

  it('is a list of names, or a file of them, that does not fit', async () => {
    await refuses(copy, 'CLASS_NAMES_COUNT', /got 2 names for 4 outputs/, { labels: ['a', 'b'] });
    await refuses(copy, 'CLASS_NAMES_COUNT', /got 3 names/, { labels: 'a\nb\nc' });
    const labels = join(copy, 'nowhere.txt');
    await refuses(copy, 'FILE_NOT_FOUND', /there are no class names at ".*nowhere\.txt"/, {
      labels,
    });
    await refuses(copy, 'MODEL_BROKEN', /is not a file on a disk, got a folder/, { labels: copy });
    await writeFile(labels, 'x'.repeat(16_000_001));
    await refuses(copy, 'MODEL_BROKEN', /is not a list of class names, got 16000001 bytes/, {
      labels,
    });
  });
});
