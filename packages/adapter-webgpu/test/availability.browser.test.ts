import { GradCamError } from '@gradcam/core';
import { getBackend } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { webgpuAdapter } from '../src/browser.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('webgpuAdapter in a browser without WebGPU', () => {
  it('says that there is none', async () => {
    vi.stubGlobal('navigator', {});
    expect(await webgpuAdapter().availability()).toEqual({
      available: false,
      reason: 'the browser has no WebGPU (navigator.gpu)',
      remedy: expect.stringContaining('@gradcam/adapter-webgl') as string,
    });
  });

  it('says that a page without https has none', async () => {
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('isSecureContext', false);
    expect(await webgpuAdapter().availability()).toEqual({
      available: false,
      reason: 'WebGPU exists in secure pages only',
      remedy: expect.stringContaining('https') as string,
    });
  });

  it('throws a typed error where there is no adapter, and leaves the backend as it was', async () => {
    vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null);
    const before = getBackend();
    const error: unknown = await webgpuAdapter()
      .prepare()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GradCamError);
    expect(error).toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: expect.stringMatching(/no WebGPU adapter; turn on/) as string,
    });
    expect(getBackend()).toBe(before);
  });
});
