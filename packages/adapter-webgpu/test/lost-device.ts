import { GradCamError, gradCAM } from '@gradcam/core';
import type { Adapter } from '@gradcam/core/adapter';
import { networkFromFunctions } from '@gradcam/core/network';
import { expectMap, withoutLeak } from '@gradcam/testing';
import { backend, fill, mean, mul, relu, sum, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';

const network = networkFromFunctions({
  input: { name: 'image', shape: [null, 32, 32, 2], dtype: 'float32' },
  trunk: (x) => relu(x),
  head: (activations) => mul(mean(activations, [1, 2]), 1024),
});

/** Every place has the value 3 and speaks with the weight 1 for the class. */
const ofEveryPlace = Array<number>(1024).fill(3);

/**
 * What happens to a map when its device is lost: it ends in a typed error, and `prepare` starts a new device.
 *
 * @param adapter The adapter under test; its tensors are lost.
 */
export function testLostDevice(adapter: Adapter): void {
  describe('a device that is lost', () => {
    it.each([
      ['before the map is begun', (): Promise<void> => Promise.resolve()],
      ['at once', (): Promise<void> | undefined => undefined],
      ['a moment later', (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))],
    ])('ends a map with a typed error where it is lost %s', async (_, moment) => {
      await adapter.prepare();
      const x = fill([32, 32, 2], 3);
      await withoutLeak(async () => {
        const when = moment();
        if (when === undefined) destroyDevice();
        const map = gradCAM(network, x, 0);
        void when?.then(destroyDevice);
        const error: unknown = await map.catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(GradCamError);
        expect(error).toMatchObject({
          code: 'BACKEND_LOST',
          message: expect.stringMatching(
            /under the backend "webgpu" was lost.*prepare the adapter again/,
          ) as string,
        });
      });
      x.dispose();
    });

    it('is replaced by a new one when the adapter is prepared again', async () => {
      await adapter.prepare();
      destroyDevice();
      await adapter.prepare();
      const x: Tensor = fill([32, 32, 2], 3);
      const { scoreMap } = await gradCAM(network, x, 0);
      await expectMap(scoreMap, [32, 32], ofEveryPlace, 1e-3);
      x.dispose();
    });

    it('says so where it refuses a part of the computation, which tfjs does not notice', async () => {
      await adapter.prepare();
      const x = fill([32, 32, 2], 3);
      await withoutLeak(async () => {
        const brokenScore = (output: Tensor): Tensor => {
          refuseShader();
          return sum(output);
        };
        const error: unknown = await gradCAM(network, x, brokenScore).catch(
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(GradCamError);
        expect(error).toMatchObject({
          code: 'BACKEND_FAILED',
          message: expect.stringMatching(
            /under the backend "webgpu" refused a part of the computation, got ".*WGSL.*use another backend/,
          ) as string,
        });
      });
      const { scoreMap } = await gradCAM(network, x, 0);
      await expectMap(scoreMap, [32, 32], ofEveryPlace, 1e-3);
      x.dispose();
    });

    it('leaves a device that works alone', async () => {
      await adapter.prepare();
      const before = backend();
      await adapter.prepare();
      expect(backend()).toBe(before);
    });
  });
}

function destroyDevice(): void {
  // Border to tfjs-backend-webgpu: its fields are not part of a backend's type.
  (backend() as unknown as { device: { destroy: () => void } }).device.destroy();
}

/** Gives the device a shader that is not valid, as tfjs does for some kernels and types. */
function refuseShader(): void {
  // Border to tfjs-backend-webgpu: its fields are not part of a backend's type.
  const { device } = backend() as unknown as {
    device: { createShaderModule: (shader: { code: string }) => void };
  };
  device.createShaderModule({ code: 'this is not WGSL' });
}
