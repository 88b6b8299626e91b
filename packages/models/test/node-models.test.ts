import { execFileSync } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchModel } from '../../known-models/src/index.js';
import { mobilenetV1 } from '../src/index.js';
import * as node from '../src/node/index.js';

const { loadModelFolder } = node;
const someFile = 'group1-shard1of1';

let folder = '';
beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'gradcam-models-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('exports what its documentation lists', () => {
  expect(Object.keys(node).sort()).toEqual(['loadModelFolder', 'openModel']);
});

describe('loadModelFolder', () => {
  let copy = '';
  beforeEach(async () => {
    copy = await mkdtemp(join(folder, 'copy-'));
    await cp(await fetchModel(mobilenetV1), copy, { recursive: true });
  });

  /** Changes model.json as text. */
  const edit = async (change: (text: string) => string) => {
    const file = join(copy, 'model.json');
    await writeFile(file, change(await readFile(file, 'utf8')));
  };
  const refuses = async (code: string, message: RegExp, path = copy) => {
    const before = memory().numTensors;
    await expect(loadModelFolder(path)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
    expect(memory().numTensors).toBe(before);
  };

  it('loads a folder or its model.json', async () => {
    for (const path of [copy, join(copy, 'model.json')]) {
      const { model, format } = await loadModelFolder(path);
      expect(format).toBe('layers');
      model.dispose();
    }
  });

  it('refuses weights that are cut short', async () => {
    await truncate(join(copy, someFile), 100);
    await refuses(
      'MODEL_BROKEN',
      /group1-shard1of1 are cut short or too long, got 100 bytes, expected 3456/,
    );
  });

  it('refuses a model.json that is cut short, or no model', async () => {
    await edit((text) => text.slice(0, text.length / 2));
    await refuses('MODEL_BROKEN', /"model\.json" is not JSON, or is cut short/);
    await edit(() => '{}');
    await refuses('MODEL_BROKEN', /is not a tfjs model/);
  });

  it.each(['../../secret', '/etc/hostname'])(
    'refuses a weights path that leaves the folder: %s',
    async (path) => {
      await edit((text) => text.replace(`"${someFile}"`, JSON.stringify(path)));
      await refuses('MODEL_BROKEN', /points outside of its folder|is missing/);
    },
  );

  it('refuses a link that leaves the folder', async () => {
    await writeFile(join(folder, 'secret'), Buffer.alloc(3456));
    await rm(join(copy, someFile));
    await symlink(join(folder, 'secret'), join(copy, someFile));
    await refuses('MODEL_BROKEN', /points outside of its folder/);
  });

  it('reads weights by a link inside of the folder, and from files whose names begin with dots', async () => {
    await rename(join(copy, someFile), join(copy, '..first'));
    await symlink(join(copy, '..first'), join(copy, someFile));
    const { model } = await loadModelFolder(copy);
    model.dispose();
  });

  it.each(['/dev/zero', 'a folder', 'a pipe'])(
    'refuses %s in place of weights or model.json, and does not wait for it',
    async (kind) => {
      for (const name of [someFile, 'model.json']) {
        const place = join(copy, name);
        const content = await readFile(place);
        await rm(place);
        if (kind === '/dev/zero') await symlink(kind, place);
        else if (kind === 'a folder') await mkdir(place);
        else execFileSync('mkfifo', [place]);
        await refuses('MODEL_BROKEN', /is not a file on a disk|points outside of its folder/);
        await rm(place, { recursive: true });
        await writeFile(place, content);
      }
    },
  );

  it('does not read more than model.json says, nor a description that is not one', async () => {
    await truncate(join(copy, someFile), 2 ** 40);
    await refuses('MODEL_BROKEN', /got 1099511627776 bytes, expected 3456/);
    await truncate(join(copy, 'model.json'), 2 ** 40);
    await refuses('MODEL_BROKEN', /got 1099511627776 bytes, expected at most 268435456/);
  });

  it.each([
    [
      '"shape": [3, 3, 3, 32]',
      '"shape": [-3, 3, 3, 32]',
      /has a size that is not one, got the number -3/,
    ],
    [
      '"shape": [3, 3, 3, 32]',
      '"shape": [99999, 99999]',
      /got the shape \[99999, 99999\], expected at most 2147483647/,
    ],
    ['"shape": [3, 3, 3, 32]', '"shape": null', /"conv1\/kernel" has no shape, got null/],
    [
      '"dtype": "float32", "shape": [3, 3, 3, 32]',
      '"quantization": {"dtype": "uint8"}, "dtype": "float32", "shape": [3, 3, 3, 32]',
      /quantised without its range, got the minimum undefined/,
    ],
    [
      '"dtype": "float32", "shape": [3, 3, 3, 32]',
      '"quantization": null, "dtype": "float32", "shape": [3, 3, 3, 32]',
      /quantised as nothing/,
    ],
    [
      '"name": "conv1/kernel"',
      '"name": "conv1_bn/gamma"',
      /the weight "conv1_bn\/gamma" is listed twice/,
    ],
    [`"paths": ["${someFile}"]`, '"paths": null', /does not say its files and its weights/],
  ])('refuses a list of weights with %s changed to %s', async (whole, broken, message) => {
    await edit((text) => {
      expect(text).toContain(whole);
      return text.replace(whole, broken);
    });
    await refuses('MODEL_BROKEN', message);
  });

  it('refuses a folder without a model, and a path where nothing is', async () => {
    await rm(join(copy, 'model.json'));
    await refuses('FILE_NOT_FOUND', /"model\.json" does not exist in ".*"; name a folder/);
    await refuses('FILE_NOT_FOUND', /there is nothing at/, join(copy, 'nowhere'));
  });
});
