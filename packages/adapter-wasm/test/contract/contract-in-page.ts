import { placeAreas, testBackend, testRealNetworks } from '@gradcam/testing';
import { pagePlace } from '@gradcam/testing/browser';
import { testZoo } from '../../../testing/test/zoo/test-zoo.js';
import { zooInPage } from '../../../testing/test/zoo/zoo-in-page.js';
import type { wasmAdapter } from '../../src/browser.js';

/**
 * Runs what the page can change, the real networks and the zoo.
 *
 * @param adapter The adapter under test.
 */
export function testInPage(adapter: ReturnType<typeof wasmAdapter>): void {
  const contract = { create: () => adapter, tolerance: 1e-4 };
  // The same file computes as in Node, where every area runs.
  testBackend({ ...contract, areas: placeAreas });
  testRealNetworks(contract, pagePlace('/models', '/samples'));
  testZoo(contract, zooInPage);
}
