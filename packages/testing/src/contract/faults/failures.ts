import { GradCamError, createExplainer, gradCAM, type GradCAMResult } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  add,
  backend,
  registerKernel,
  sin,
  sum,
  tensor,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { currentRegistry, expectSameRegistry } from '../../assertions/registry.js';
import { withKernels } from '../../assertions/with-kernels.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { softmaxNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const probability = [0, 0, 0.125, 0.375];

/**
 * Tests a device that fails in the middle of a map: a typed error, nothing leaked, everything restored, and the next map is
 * right.
 *
 * @param contract The backend and its tolerance.
 */
export function testFailures({ tolerance }: Contract): void {
  describe('a device that fails', () => {
    it(
      'in the middle of the backward pass, says so and works again',
      named('backward-pass'),
      async () => {
        const away = tensor([-1, -2, -3, -4], [2, 2, 1]);
        const x = picture2x2();
        const network = networkFromFunctions({
          input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
          trunk: (input) => input.clone(),
          // The slope is cos(0) = 1 everywhere, so the map is x. No other pass runs a cosine.
          head: (a) => sum(sin(add(a, away)), [1, 2]),
        });
        const registry = currentRegistry();
        await withKernels(
          (own) => (own.kernelName === 'Cos' ? fail('the device hung up') : own.kernelFunc),
          async () => {
            const wrapped = currentRegistry();
            await expectCode(
              () => gradCAM(network, x, 0),
              'BACKEND_FAILED',
              /the network failed on the backend "[\w-]+", got "the device hung up"; look at/,
            );
            expectSameRegistry(wrapped);
          },
        );
        expectSameRegistry(registry);
        await withoutLeak(async () => {
          const { scoreMap } = await gradCAM(network, x, 0);
          await expectMap(scoreMap, [2, 2], [1, 2, 3, 4], tolerance);
        });
        for (const each of [away, x]) each.dispose();
      },
    );

    it('at any op, says so, leaks nothing and works again', named('any-op'), async () => {
      const x = picture2x2();
      // A new network each time: the first map of a network is held against its prediction.
      const withNetwork = async (run: (explain: () => Promise<GradCAMResult>) => Promise<void>) => {
        const model = softmaxNet();
        const explainer = await createExplainer(model);
        await run(() => explainer.explain(x, 0));
        model.dispose();
      };
      let count = 0;
      await withNetwork(async (explain) => {
        count = await opsOf(async () => {
          (await explain()).scoreMap.dispose();
        });
      });
      expect(count).toBeGreaterThan(10);
      for (let failing = 0; failing < count; failing += 1) {
        await withoutLeak(() =>
          withNetwork(async (explain) => {
            let op = 0;
            await withKernels(
              ({ kernelFunc }) =>
                (parameters) => {
                  op += 1;
                  if (op === failing + 1) throw new Error(`op ${failing} hung up`);
                  return kernelFunc(parameters);
                },
              async () => {
                const wrapped = currentRegistry();
                const error: unknown = await explain().catch((thrown: unknown) => thrown);
                expect(error, `op ${failing}`).toBeInstanceOf(GradCamError);
                expect(error).toMatchObject({
                  code: 'BACKEND_FAILED',
                  cause: { message: `op ${failing} hung up` },
                });
                expectSameRegistry(wrapped);
              },
            );
          }),
        );
      }
      await withNetwork(async (explain) => {
        await expectMap((await explain()).scoreMap, [2, 2], probability, tolerance);
      });
      x.dispose();
    });

    it('where a value is read, says so and works again', named('reading'), () =>
      withNet(softmaxNet, picture2x2, async ({ model, x }) => {
        const explainer = await createExplainer(model);
        (await explainer.explain(x)).scoreMap.dispose();
        const read = vi.spyOn(backend(), 'read');
        (await explainer.explain(x)).scoreMap.dispose();
        const reads = read.mock.calls.length;
        read.mockRestore();
        // Some backends have small values at hand, and read nothing.
        for (let failing = 0; failing < reads; failing += 1) {
          const own = backend().read.bind(backend());
          let at = 0;
          const failingRead = vi.spyOn(backend(), 'read').mockImplementation((id) => {
            at += 1;
            return at === failing + 1 ? Promise.reject(new Error('the bus is gone')) : own(id);
          });
          try {
            await expectCode(() => explainer.explain(x), 'BACKEND_FAILED', /the bus is gone/);
          } finally {
            failingRead.mockRestore();
          }
        }
        await expectMap((await explainer.explain(x, 0)).scoreMap, [2, 2], probability, tolerance);
      }),
    );

    it('is told from one that lacks a kernel', named('missing-kernel'), () =>
      withNet(
        () =>
          networkFromFunctions({
            input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
            trunk: (input) => input.clone(),
            head: (a) => sum(sin(a), [1, 2]),
          }),
        picture2x2,
        async ({ map }) => {
          const cosine = currentRegistry().kernels.get('Cos');
          if (cosine === undefined) throw new RangeError('this backend has no cosine');
          unregisterKernel(cosine.kernelName, cosine.backendName);
          try {
            await expectCode(() => map(0), 'KERNEL_MISSING', /has no kernel Cos/);
          } finally {
            registerKernel(cosine);
          }
        },
      ),
    );
  });
}

function fail(message: string): () => never {
  return () => {
    throw new Error(message);
  };
}

/** Counts the ops that a function runs. */
async function opsOf(run: () => Promise<void>): Promise<number> {
  let count = 0;
  await withKernels(
    ({ kernelFunc }) =>
      (parameters) => {
        count += 1;
        return kernelFunc(parameters);
      },
    run,
  );
  return count;
}
