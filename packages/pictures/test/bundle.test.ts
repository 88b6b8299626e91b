import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the package, so that the program finds what the package is installed with.
const folder = join(root, 'output', 'programs');

beforeAll(async () => {
  await build({
    root,
    logLevel: 'error',
    resolve: { conditions: ['@gradcam/source', 'node', 'import', 'default'] },
    ssr: { noExternal: [/^@gradcam\//], external: ['sharp'] },
    build: {
      ssr: join(root, 'test/programs/read-svg.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'read-svg.mjs' } },
    },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a bundle in one file', () => {
  it('says what an SVG lacks in it, and does not start itself over and over', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'read-svg.mjs')]);
    expect(stdout).toMatch(
      /^GradCamError: readPicture: .* program is missing, got file:.*decoding-process\.js, expected .*; leave @gradcam\/pictures out of the bundle/,
    );
  });
});
