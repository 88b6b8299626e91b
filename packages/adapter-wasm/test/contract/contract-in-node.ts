import { fileURLToPath } from 'node:url';
import { testBackend, testRealNetworks } from '@gradcam/testing';
import { nodePlace } from '@gradcam/testing/node';
import { expect, it } from 'vitest';
import { testZoo } from '../../../testing/test/zoo/test-zoo.js';
import { zooInNode } from '../../../testing/test/zoo/zoo-in-node.js';
import { wasmAdapter } from '../../src/node.js';

const samples = fileURLToPath(new URL('../../../../assets/samples', import.meta.url));

/**
 * The whole contract in Node.
 *
 * @param threads How many compute.
 */
export function testInNode(threads: number): void {
  const adapter = wasmAdapter({ threads });
  const contract = { create: () => adapter, tolerance: 1e-4 };
  testBackend(contract);
  testRealNetworks(contract, nodePlace(samples));
  testZoo(contract, zooInNode);

  it('runs on as many threads as were asked for', async () => {
    await adapter.prepare();
    expect(adapter.execution()).toEqual({ threads, simd: true });
  });
}
