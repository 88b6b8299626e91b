import { createExplainer, gradCAM } from '@gradcam/core';
import { withoutLeak } from '@gradcam/testing';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { backend, env, ones, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { webglAdapter } from '../src/index.js';

const adapter = webglAdapter();
beforeAll(() => adapter.prepare());

/** The map is a quarter of the picture. */
function quarterNet(size = 2): Sequential {
  return sequential({
    layers: [
      layers.conv2d({
        filters: 1,
        kernelSize: 1,
        kernelInitializer: 'ones',
        activation: 'relu',
        inputShape: [size, size, 1],
      }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 1, kernelInitializer: 'ones' }),
    ],
  });
}

const picture = (): Tensor => tensor([1, 2, 3, 4], [2, 2, 1]);

describe('WebGL when something fails', () => {
  it('says that the context was lost in the middle of a map, and works again when it is prepared again', async () => {
    const model = quarterNet();
    const explainer = await createExplainer(model);
    const x = picture();
    const first = await explainer.explain(x, 0);
    expect([...(await first.scoreMap.data())]).toEqual([0.25, 0.5, 0.75, 1]);

    const { gl } = (backend() as unknown as Pick<MathBackendWebGL, 'gpgpu'>).gpgpu;
    const running = explainer.explain(x, 0);
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    await expect(running).rejects.toMatchObject({
      code: 'BACKEND_LOST',
      message: expect.stringMatching(
        /took the WebGL context away; prepare the adapter again and load the model again/,
      ) as string,
    });
    await expect(explainer.explain(x, 0)).rejects.toMatchObject({ code: 'BACKEND_LOST' });

    await adapter.prepare();
    const fresh = quarterNet();
    const again = picture();
    const { scoreMap } = await gradCAM(fresh, again, 0);
    expect([...(await scoreMap.data())]).toEqual([0.25, 0.5, 0.75, 1]);
    for (const each of [again, scoreMap]) each.dispose();
    fresh.dispose();
  });

  it('says that an input is too large for the device, and leaks nothing', () =>
    withoutLeak(async () => {
      const before = env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
      // As on a device with the smallest textures that there are.
      env().set('WEBGL_MAX_TEXTURE_SIZE', 64);
      const model = quarterNet(80);
      const x = ones([80, 80, 1]);
      try {
        await expect(gradCAM(model, x, 0)).rejects.toMatchObject({
          code: 'OUT_OF_MEMORY',
          message: expect.stringMatching(/no room for this.*give a smaller input/) as string,
        });
      } finally {
        env().set('WEBGL_MAX_TEXTURE_SIZE', before);
        x.dispose();
        model.dispose();
      }
    }));
});
