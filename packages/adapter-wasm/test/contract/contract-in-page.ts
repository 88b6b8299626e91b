import { placeAreas, testBackend, testRealNetworks } from '@gradcam/testing';
import { pagePlace } from '@gradcam/testing/browser';
import type { wasmAdapter } from '../../src/browser.js';

/**
 * Runs what the page can change, and the real networks.
 *
 * @param adapter The adapter under test.
 */
export function testInPage(adapter: ReturnType<typeof wasmAdapter>): void {
  const contract = { create: () => adapter, tolerance: 1e-4 };
  // The same file computes as in Node, where every area and the zoo run.
  testBackend({ ...contract, areas: placeAreas });
  testRealNetworks(contract, pagePlace('/models', '/samples'));
}
