import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/files/make-folder.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-folders-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('makeFolder', () => {
  it('makes the folders above, also where several commands make the same ones', async () => {
    const path = join(folder, 'a', 'b', 'c');
    await Promise.all([1, 2, 3, 4].map(() => makeFolder(path)));
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  it('refuses a place that a file has', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(makeFolder(join(folder, 'file'))).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      // Of --output and of --report.
      sentence: expect.stringMatching(/name a file in a folder that can be written\.$/) as string,
    });
  });
});
