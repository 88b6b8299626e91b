import { createExplainer, gradCAM } from '@gradcam/core';
import { backend, memory, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { currentRegistry, expectSameRegistry } from '../../assertions/registry.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { graphNet } from '../../nets/written/graph-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { residualNet } from '../../nets/residual-net.js';
import { linearNet, softmaxNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const times = 200;
const linear = [0, 0.25, 1, 1.75];
const residual = [0.75, 2.25, 4.5, 6.75];

/** Returns the state that a map must leave unchanged. */
const held = () => {
  const { numTensors, numDataBuffers, numBytes } = memory();
  return { numTensors, numDataBuffers, numBytes, inBackend: backend().numDataIds() };
};

/**
 * Explainers, nets and inputs that live long, side by side, or not long enough. For the numbers see the nets.
 *
 * @param contract The backend and its tolerance.
 */
export function testLifetimes({ tolerance }: Contract): void {
  describe('lifetimes', () => {
    it(
      `makes the same map ${times} times with one explainer, and holds no more after the last than after the first`,
      named('many-maps'),
      () =>
        withNet(linearNet, picture2x2, async ({ model, x }) => {
          const explainer = await createExplainer(model);
          const registry = currentRegistry();
          const first = await valuesOf((await explainer.explain(x, 0)).scoreMap);
          const before = held();
          for (let time = 1; time < times; time += 1) {
            const { scoreMap } = await explainer.explain(x, 0);
            const values = await valuesOf(scoreMap);
            if (String(values) !== String(first))
              expect([time, ...values]).toEqual([time, ...first]);
          }
          expect(held()).toEqual(before);
          expectSameRegistry(registry);
          await expectMap((await explainer.explain(x, 0)).scoreMap, [2, 2], linear, tolerance);
        }),
    );

    it(
      'explains one net while another lives, and after that other is disposed',
      named('side-by-side'),
      () =>
        withoutLeak(async () => {
          const x = picture2x2();
          const [one, other] = [linearNet(), residualNet()];
          const [first, second] = [await createExplainer(one), await createExplainer(other)];
          for (let round = 0; round < 2; round += 1) {
            await expectMap((await first.explain(x, 0)).scoreMap, [2, 2], linear, tolerance);
            await expectMap((await second.explain(x, 0)).scoreMap, [2, 2], residual, tolerance);
          }
          other.dispose();
          await expectMap((await first.explain(x, 0)).scoreMap, [2, 2], linear, tolerance);
          const third = residualNet();
          await expectMap((await gradCAM(third, x, 0)).scoreMap, [2, 2], residual, tolerance);
          one.dispose();
          await expectMap((await gradCAM(third, x, 0)).scoreMap, [2, 2], residual, tolerance);
          third.dispose();
          x.dispose();
        }),
    );

    it.each([
      ['layers', softmaxNet],
      ['graph', () => graphNet()],
    ])('says that a %s model was disposed', named('disposed-model'), async (_, make) => {
      const model = await make();
      const x = picture2x2();
      const explainer = await createExplainer(model);
      model.dispose();
      for (const explain of [() => explainer.explain(x, 0), () => gradCAM(model, x, 0)])
        await expectCode(explain, 'DISPOSED', /disposed.*keep the model/);
      x.dispose();
    });

    it(
      'says that a graph model was disposed before it was first explained',
      named('disposed-early'),
      async () => {
        const model = await graphNet();
        model.dispose();
        await expectCode(() => createExplainer(model), 'DISPOSED', /the model was disposed/);
      },
    );

    it('says that an input was disposed', named('disposed-input'), async () => {
      const model = softmaxNet();
      const x = picture2x2();
      x.dispose();
      await expectCode(() => gradCAM(model, x, 0), 'DISPOSED', /input "conv_input" was disposed/);
      model.dispose();
    });

    it(
      'either makes the map or says so where the model is disposed meanwhile',
      named('disposed-meanwhile'),
      () =>
        withoutLeak(async () => {
          const model = linearNet();
          const x = picture2x2();
          const running = gradCAM(model, x, 0);
          model.dispose();
          const settled = await running.then(
            ({ scoreMap }) => scoreMap,
            (error: unknown) => error,
          );
          if (isMap(settled)) await expectMap(settled, [2, 2], linear, tolerance);
          else expect(settled).toMatchObject({ code: 'DISPOSED' });
          x.dispose();
        }),
    );
  });
}

async function valuesOf(map: Tensor): Promise<number[]> {
  const values = await map.data();
  map.dispose();
  return [...values];
}

function isMap(settled: unknown): settled is Tensor {
  return typeof settled === 'object' && settled !== null && 'dataId' in settled;
}
