import '@tensorflow/tfjs-backend-cpu';
import { readFile } from 'node:fs/promises';
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { explain, type ModelInput } from '../src/node.js';
import { inFolder } from './in-folder.js';
import { asBytes, meanNet, picture2x2 } from './made.js';
import { saveModel } from './tasks/save-model.js';

const folder = inFolder();
const labels = ['bright', 'dark'];
beforeAll(() => saveModel(meanNet(), folder.path('my-model')));

/** A file as it is dropped on a page. */
async function fileOf(name: string): Promise<File> {
  return new File([new Uint8Array(await readFile(folder.path(`my-model/${name}`)))], name);
}

describe('a model that explain opens', () => {
  it.each<readonly [string, () => ModelInput | Promise<ModelInput>]>([
    ['a path of a folder', () => folder.path('my-model')],
    ['a path of its description', () => folder.path('my-model/model.json')],
    ['files', async () => [await fileOf('model.json'), await fileOf('weights.bin')]],
  ])('%s, and frees', async (_, source) => {
    const before = memory().numTensors;
    const options = { labels, preprocessing: asBytes };
    const { scoreMap, explained, findings } = await explain(await source(), picture2x2, options);
    // A quarter of the input.
    expect([...scoreMap.data]).toEqual([0.25, 0.5, 0.75, 1]);
    expect(explained).toMatchObject({ classIndex: 0, className: 'bright' });
    expect(findings.map(({ about }) => about)).toContain('format');
    expect(memory().numTensors).toBe(before);
  });

  it('is not there', async () => {
    await expect(explain(folder.path('nothing'), picture2x2)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringMatching(/^explain: /) as string,
    });
  });

  it('fails while it is explained, and is freed all the same', async () => {
    const before = memory().numTensors;
    const options = { labels, target: 'nobody' };
    await expect(explain(folder.path('my-model'), picture2x2, options)).rejects.toMatchObject({
      code: 'UNKNOWN_CLASS_NAME',
    });
    expect(memory().numTensors).toBe(before);
  });
});
