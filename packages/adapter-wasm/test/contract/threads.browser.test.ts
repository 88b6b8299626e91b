import { expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { wasmAdapter } from '../../src/browser.js';
import { filesFetchedBy, paths } from './addresses.js';
import { testInPage } from './contract-in-page.js';

// tfjs-backend-wasm takes half of the logical cores, and a test machine may have two.
await cdp().send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: 4 });

const adapter = wasmAdapter({ paths, threads: 2 });

testInPage(adapter);

it('runs on two threads with vector instructions', async () => {
  expect(await filesFetchedBy(adapter)).toEqual(['tfjs-backend-wasm-threaded-simd.wasm']);
  expect(adapter.execution()).toEqual({ threads: 2, simd: true });
});
