import { createRequire } from 'node:module';
import { GradCamError } from '@gradcam/core';
import { backend, getBackend, removeBackend, square, tensor1d } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { wasmAdapter } from '../../src/node.js';

const fileOf = (name: string): string =>
  createRequire(import.meta.url).resolve(`@tensorflow/tfjs-backend-wasm/wasm-out/${name}`);
const names = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
] as const;

/** Addresses that are right but for those that are given. */
function pathsWithout(...missing: readonly (typeof names)[number][]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, missing.includes(name) ? `not-there/${name}` : fileOf(name)]),
  );
}

async function expectToCompute(): Promise<void> {
  const x = tensor1d([1, -2, 3]);
  const y = square(x);
  expect([...(await y.data())]).toEqual([1, 4, 9]);
  x.dispose();
  y.dispose();
}

describe('the threads of wasm in Node', () => {
  afterEach(() => {
    if (getBackend() === 'wasm') removeBackend('wasm');
  });

  it('are unknown before prepare', () => {
    expect(wasmAdapter().execution()).toBeUndefined();
  });

  it.each([1, 2, 3, 8])('are %i where as many are asked for', async (threads) => {
    const adapter = wasmAdapter({ threads });
    await adapter.prepare();
    expect(adapter.execution()).toEqual({ threads, simd: true });
    await expectToCompute();
  });

  it('are at most eight, and it says so', async () => {
    const adapter = wasmAdapter({ threads: 9 });
    await adapter.prepare();
    expect(adapter.execution()).toEqual({
      threads: 8,
      simd: true,
      note: 'tfjs-backend-wasm takes at most 8 threads; ask for no more',
    });
  });

  it('stay when the adapter is prepared again, also twice at once', async () => {
    const adapter = wasmAdapter({ threads: 2 });
    await Promise.all([adapter.prepare(), adapter.prepare()]);
    const before = backend();
    await adapter.prepare();
    expect(backend()).toBe(before);
    expect(adapter.execution()).toEqual({ threads: 2, simd: true });
  });

  it('stay when another number is asked for while they run, and it says so', async () => {
    await wasmAdapter({ threads: 2 }).prepare();
    const adapter = wasmAdapter({ threads: 1 });
    await adapter.prepare();
    expect(adapter.execution()).toEqual({
      threads: 2,
      simd: true,
      note: 'the backend was started before, with threads: 2; remove it with removeBackend("wasm") first',
    });
  });

  it('fall back to one where they do not start, and it says why', async () => {
    const adapter = wasmAdapter({
      threads: 2,
      paths: pathsWithout('tfjs-backend-wasm-threaded-simd.wasm'),
    });
    await adapter.prepare();
    expect(adapter.execution()).toEqual({
      threads: 1,
      simd: true,
      note: expect.stringMatching(
        /^the threads did not start, got .*not-there.tfjs-backend-wasm-threaded-simd\.wasm/,
      ) as string,
    });
    await expectToCompute();
  });

  it('take vector instructions where there is one', async () => {
    const adapter = wasmAdapter({ threads: 1, paths: pathsWithout('tfjs-backend-wasm.wasm') });
    await adapter.prepare();
    expect(adapter.execution()).toEqual({ threads: 1, simd: true });
    await expectToCompute();
  });

  it('can be had after a start that failed with a typed error', async () => {
    const error: unknown = await wasmAdapter({ threads: 2, paths: 'not-there/' })
      .prepare()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GradCamError);
    expect(error).toMatchObject({
      code: 'BACKEND_FAILED',
      message: expect.stringContaining('in a folder node_modules next to the program') as string,
    });
    const adapter = wasmAdapter({ threads: 2, paths: pathsWithout() });
    await adapter.prepare();
    expect(adapter.execution()).toEqual({ threads: 2, simd: true });
  });

  it.each([0, -1, 1.5, Number.NaN, '2'])(
    'are refused where %j is not a number of them',
    (threads) => {
      // Border to a caller without types.
      expect(() => wasmAdapter({ threads: threads as number })).toThrow(
        expect.objectContaining({
          code: 'BAD_OPTION',
          message: expect.stringMatching(`got ${threads}, expected "auto"`) as string,
        }),
      );
    },
  );
});
