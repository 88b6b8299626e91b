import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gradcamFile, preprocessings } from '../../src/index.js';
import { openModel } from '../../src/node/index.js';
import { zooFolder } from './zoo-files.js';

let folder = '';
beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'gradcam-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('keeps beside a model what was said of it once', async () => {
  const copy = join(folder, 'copy');
  await cp(zooFolder('sequential', 'layers'), copy, { recursive: true });
  const labels = ['w', 'x', 'y', 'z'];
  const first = await openModel(copy, { labels, preprocessing: 'torch' });
  first.dispose();
  await writeFile(join(copy, 'gradcam.json'), gradcamFile({ ...first, title: 'Four letters' }));
  const second = await openModel(copy);
  second.dispose();
  expect(second).toMatchObject({ title: 'Four letters', classNames: labels });
  expect(second.preprocessing).toMatchObject(preprocessings.torch);
  expect(second.preprocessing).toEqual(first.preprocessing);
  expect(second.findings.find(({ about }) => about === 'range')?.from).toBe('gradcam.json');
});

it('leaves out what is not known, and refuses what is no model', () => {
  const unknown = { title: 'a', classNames: undefined, preprocessing: undefined };
  expect(JSON.parse(gradcamFile(unknown))).toEqual({ title: 'a' });
  const parts = { fit: 'cover', mean: Float32Array.of(1, 2, 3) } as const;
  // Border to programs without types: some parts alone, and a typed array.
  const text = gradcamFile({ ...unknown, preprocessing: parts as never });
  expect(JSON.parse(text)).toEqual({
    title: 'a',
    preprocessing: { fit: 'cover', mean: [1, 2, 3] },
  });
  // Border to programs without types.
  expect(() => gradcamFile('a' as never)).toThrow(
    /^gradcamFile: this is not an opened model, got the string "a", expected the result of openModel/,
  );
});
