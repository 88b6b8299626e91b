import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadWithGlobals } from '../src/index.js';

const folder = await mkdtemp(join(tmpdir(), 'globals-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(code: string): Promise<string> {
  const path = join(folder, 'file.cjs');
  await writeFile(path, code);
  return path;
}

it('shows a file globals that nobody else sees', async () => {
  const path = await fileOf('Answer += 1; module.exports = { answer: Answer, folder: __dirname };');
  expect(loadWithGlobals(path, { Answer: 41 })).toEqual({ answer: 42, folder });
  expect(globalThis).not.toHaveProperty('Answer');
});

it('gives a file the packages of everybody, or a require of its own', async () => {
  const path = await fileOf("exports.folder = require('node:os').tmpdir();");
  expect(loadWithGlobals(path, {})).toEqual({ folder: tmpdir() });
  expect(loadWithGlobals(path, { require: () => ({ tmpdir: () => 'mine' }) })).toEqual({
    folder: 'mine',
  });
});

it('throws what the file throws', async () => {
  const path = await fileOf("throw new Error('no luck');");
  expect(() => loadWithGlobals(path, {})).toThrow('no luck');
});
