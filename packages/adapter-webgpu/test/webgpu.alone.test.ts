import { fileURLToPath } from 'node:url';
import { GradCamError } from '@gradcam/core';
import { testBackend, testRealNetworks } from '@gradcam/testing';
import { nodePlace } from '@gradcam/testing/node';
import { getBackend } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { testZoo } from '../../testing/test/zoo/test-zoo.js';
import { zooInNode } from '../../testing/test/zoo/zoo-in-node.js';
import { webgpuAdapter } from '../src/node.js';
import { findSoftwareVulkan } from './find-software-vulkan.js';
import { equalMaxima } from './equal-maxima.js';
import { testLostDevice } from './lost-device.js';

const samples = fileURLToPath(new URL('../../../assets/samples', import.meta.url));
const globals = Object.getOwnPropertyNames(globalThis);
const adapter = webgpuAdapter();
// The machine's own driver is preferred; Vulkan's loader reads the variable whenever it is started.
const driver = findSoftwareVulkan();
if (driver !== undefined && !(await adapter.availability()).available)
  process.env['VK_ICD_FILENAMES'] ??= driver;

// One or the other half runs, never neither.
if ((await adapter.availability()).available) testWithDriver();
else testWithoutDriver();

function testWithDriver(): void {
  const contract = { create: () => adapter, tolerance: 1e-3 };
  testBackend({ ...contract, skip: [equalMaxima] });
  testRealNetworks({ ...contract, only: 'classifiers' }, nodePlace(samples));
  testZoo(contract, zooInNode);
  testLostDevice(adapter);

  it('leaves the global object as it was', () => {
    expect(getBackend()).toBe('webgpu');
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !globals.includes(name));
    expect(added.filter((name) => name.startsWith('GPU') || name === 'navigator')).toEqual([]);
  });
}

function testWithoutDriver(): void {
  describe('webgpuAdapter without a driver', () => {
    it('says that there is no graphics adapter, and what to do', async () => {
      expect(await adapter.availability()).toEqual({
        available: false,
        reason: 'Dawn finds no graphics adapter that it can use',
        remedy: expect.stringMatching(/Vulkan.*@gradcam\/adapter-wasm/) as string,
      });
    });

    it('throws a typed error and leaves the backend as it was', async () => {
      const before = getBackend();
      const error: unknown = await adapter.prepare().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(GradCamError);
      expect(error).toMatchObject({ code: 'BACKEND_UNAVAILABLE' });
      expect(getBackend()).toBe(before);
    });
  });
}
