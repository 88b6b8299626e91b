import { expect, it } from 'vitest';
import { wasmAdapter } from '../../src/browser.js';
import { filesFetchedBy, paths } from './addresses.js';
import { testInPage } from './contract-in-page.js';

const adapter = wasmAdapter({ paths, threads: 1 });

testInPage(adapter);

it('runs on one thread with vector instructions, and starts no worker', async () => {
  expect(await filesFetchedBy(adapter)).toEqual(['tfjs-backend-wasm-simd.wasm']);
  expect(adapter.execution()).toEqual({ threads: 1, simd: true });
});
