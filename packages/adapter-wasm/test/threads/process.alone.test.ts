import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bundledProgram } from '../../../../tooling/vite/bundled-program.mjs';

const program = bundledProgram(
  new URL('../..', import.meta.url),
  'test/threads/programs/one-map.ts',
);

/** Runs the program with plain Node; one that does not end by itself is ended, and has no code. */
function run(
  threads: number,
  options: readonly string[] = [],
): Promise<{ code: number | null; output: string; notes: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...options, program], {
      env: { ...process.env, THREADS: String(threads) },
      timeout: 240_000,
    });
    let output = '';
    let notes = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (notes += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output, notes });
    });
  });
}

describe('a program that makes maps on wasm', () => {
  it.each([1, 2, 8])(
    'ends by itself with %i threads, and its global object and its listeners are its own',
    async (threads) => {
      const { code, output, notes } = await run(threads);
      expect({ code, notes }).toEqual({ code: 0, notes: '' });
      expect(JSON.parse(output)).toEqual({
        execution: { threads, simd: true },
        values: [3, 3, 3],
        tensors: 0,
        addedGlobals: [],
        isListenedToAsBefore: true,
      });
    },
  );

  it('gets one thread where Node may start no worker, and hears why', async () => {
    const permission = process.allowedNodeEnvironmentFlags.has('--permission')
      ? '--permission'
      : '--experimental-permission';
    const { code, output } = await run(2, [permission, '--allow-fs-read=*']);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      execution: {
        threads: 1,
        simd: true,
        note: expect.stringMatching(/^the threads did not start, got .*restricted/) as string,
      },
      values: [3, 3, 3],
      addedGlobals: [],
      isListenedToAsBefore: true,
    });
  });
});
