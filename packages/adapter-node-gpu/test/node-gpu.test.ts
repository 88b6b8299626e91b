import { GradCamError } from '@gradcam/core';
import { getBackend } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { nodeGpuAdapter } from '../src/index.js';

// The packages are installed in this workspace without their native addon: what a user meets behind a firewall.
describe('nodeGpuAdapter without the native addon', () => {
  it('says what is missing and what to install', async () => {
    const availability = await nodeGpuAdapter().availability();
    expect(availability).toEqual({
      available: false,
      reason: expect.stringMatching(
        /tfjs-node-gpu is installed but its native addon does not load/,
      ) as string,
      remedy: expect.stringMatching(/npm rebuild @tensorflow\/tfjs-node-gpu/) as string,
    });
  });

  it('throws a typed error and leaves the backend as it was', async () => {
    const before = getBackend();
    const error: unknown = await nodeGpuAdapter()
      .prepare()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GradCamError);
    expect(error).toMatchObject({ code: 'BACKEND_UNAVAILABLE' });
    expect(getBackend()).toBe(before);
  });
});
