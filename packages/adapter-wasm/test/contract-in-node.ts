import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { fetchModel, loadKnownModel, loadModelFolder } from '@gradcam/models/node';
import { testBackend, testMobileNetV1, testRealGraphModel, testRealTasks } from '@gradcam/testing';
import { expect, it } from 'vitest';
import { wasmAdapter } from '../src/node.js';

/**
 * The whole contract in Node.
 *
 * @param threads How many compute.
 */
export function testInNode(threads: number): void {
  const adapter = wasmAdapter({ threads });
  testBackend({ create: () => adapter, tolerance: 1e-4 });

  const contract = {
    create: () => adapter,
    tolerance: 1e-4,
    readSample: (name: string) =>
      adapter.readPicture(
        fileURLToPath(new URL(`../../../assets/samples/${name}.png`, import.meta.url)),
      ),
  };

  testMobileNetV1({ ...contract, load: () => loadKnownModel('mobilenet-v1') });
  testRealGraphModel({ ...contract, load: () => loadKnownModel('mobilenet-v1-025') });
  testRealTasks({
    ...contract,
    load: async (source) => {
      const folder = await fetchModel(source);
      const [json = 'model.json'] = source.source.files ?? [];
      return (await loadModelFolder(join(folder, json))).model;
    },
  });

  it('runs on as many threads as were asked for', async () => {
    await adapter.prepare();
    expect(adapter.execution()).toEqual({ threads, simd: true });
  });
}
