import '@tensorflow/tfjs-backend-wasm';
import { findBackendFactory } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { wasmAdapter } from '../../src/node.js';

it('uses what the program has registered itself, and says so', async () => {
  const before = findBackendFactory('wasm');
  const adapter = wasmAdapter({ threads: 2 });
  await adapter.prepare();
  expect(findBackendFactory('wasm')).toBe(before);
  expect(adapter.execution()).toEqual({
    threads: 1,
    simd: true,
    note: 'the program has registered the backend "wasm" itself, and it is used as it is; leave that to the adapter',
  });
});
