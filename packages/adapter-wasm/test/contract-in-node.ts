import { testBackend } from '@gradcam/testing';
import { expect, it } from 'vitest';
import { inNode } from '../../testing/test/places/in-node.js';
import { testRealNetworks } from '../../testing/test/places/test-real-networks.js';
import { testZoo } from '../../testing/test/zoo/test-zoo.js';
import { zooInNode } from '../../testing/test/zoo/zoo-in-node.js';
import { wasmAdapter } from '../src/node.js';

/**
 * The whole contract in Node.
 *
 * @param threads How many compute.
 */
export function testInNode(threads: number): void {
  const adapter = wasmAdapter({ threads });
  const contract = { create: () => adapter, tolerance: 1e-4 };
  testBackend({
    ...contract,
    skip: [
      {
        test: 'MaxPool, its size rounded, is right',
        reason:
          'tfjs-backend-wasm leaves the last windows of a pooling unset whose size is rounded up',
      },
    ],
  });
  testRealNetworks(contract, inNode);
  testZoo(contract, zooInNode);

  it('runs on as many threads as were asked for', async () => {
    await adapter.prepare();
    expect(adapter.execution()).toEqual({ threads, simd: true });
  });
}
