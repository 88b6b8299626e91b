import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bundledProgram } from '../../../tooling/vite/bundled-program.mjs';

const program = bundledProgram(new URL('..', import.meta.url), 'test/programs/read-svg.ts');

describe('a bundle in one file', () => {
  it('says what an SVG lacks in it, and does not start itself over and over', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    expect(stdout).toMatch(
      /^GradCamError: readPicture: .* program is missing, got file:.*decoding-process\.js, expected .*; leave @gradcam\/pictures out of the bundle/,
    );
  });
});
