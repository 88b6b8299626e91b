import { createExplainer, gradCAM } from '@gradcam/core';
import { stack, tensor, reshape, tensor3d, transpose, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { describe, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { linearNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const map = [0, 0.25, 1, 1.75];

/**
 * Tests the axes of an input by their labels, and inputs of other sizes.
 *
 * @param contract The backend and its tolerance.
 */
export function testFormats({ tolerance }: Contract): void {
  const arrangements: readonly (readonly [format: string, arrange: (x: Tensor) => Tensor])[] = [
    ['SSC', (x) => x.clone()],
    ['CSS', (x) => transpose(x, [2, 0, 1])],
    ['SCS', (x) => transpose(x, [0, 2, 1])],
    ['SS', (x) => reshape(x, [2, 2])],
  ];

  describe('formats', () => {
    it.each(arrangements)('takes a picture whose axes are %s', named('labels'), (format, arrange) =>
      withNet(linearNet, picture2x2, async ({ model, x, keep }) => {
        const arranged = keep(arrange(x));
        const { scoreMap } = await gradCAM(model, arranged, 0, { format });
        await expectMap(scoreMap, [2, 2], map, tolerance);
      }),
    );

    it(
      'takes a batch whose axis comes last, and gives the maps one after the other',
      named('batch-last'),
      () =>
        withNet(linearNet, picture2x2, async ({ model, x, keep }) => {
          const explainer = await createExplainer(model, { format: 'SSCB' });
          const batch = keep(stack([x, x], 3));
          const { scoreMap } = await explainer.explain(batch, 0);
          await expectMap(scoreMap, [2, 2, 2], [...map, ...map], tolerance);
        }),
    );

    it('takes a signal whose channels come before its time', named('channels-before-time'), () =>
      withNet(
        () =>
          sequential({
            layers: [
              layers.conv1d({
                filters: 1,
                kernelSize: 1,
                kernelInitializer: 'ones',
                activation: 'relu',
                inputShape: [3, 2],
              }),
              layers.flatten(),
              layers.dense({ units: 1, kernelInitializer: 'ones' }),
            ],
          }),
        () => tensor([1, 2, 3, 10, 20, 30], [2, 3]),
        async ({ map }) => {
          // Two channels are added up, and each place counts once: the map is the activations.
          const { scoreMap } = await map(0, { format: 'CT' });
          await expectMap(scoreMap, [3], [11, 22, 33], tolerance);
        },
      ),
    );

    it.each([
      ['SSX', /unknown label 'X', got 'SSX', expected one label for each axis, S \(space\)/],
      ['SSCB', /does not fit the input, got 'SSCB' for the shape \[2, 2, 1\]/],
      ['CSC', /label 'C' more than once, got 'CSC'/],
    ])('refuses the format %s for a picture', named('bad-format'), (format, message) =>
      withNet(linearNet, picture2x2, async ({ model, x, map }) => {
        await expectCode(() => map(0, { format }), 'BAD_OPTION', message);
        const explainer = await createExplainer(model, { format });
        await expectCode(() => explainer.explain(x, 0), 'BAD_OPTION', message);
      }),
    );
  });

  describe('a network that leaves the size of its input open', () => {
    it('explains pictures of any size, one explainer for all', named('any-size'), () =>
      withNet(linearNet, picture2x2, async ({ model, x, keep }) => {
        const explainer = await createExplainer(model);
        await expectMap((await explainer.explain(x, 0)).scoreMap, [2, 2], map, tolerance);
        // relu(2 x / 6 - relu(5 - x) / 6) for x from 1 to 6.
        const wide = keep(tensor3d([1, 2, 3, 4, 5, 6], [2, 3, 1]));
        const expected = [0, 1 / 6, 4 / 6, 7 / 6, 10 / 6, 2];
        await expectMap((await explainer.explain(wide, 0)).scoreMap, [2, 3], expected, tolerance);
      }),
    );
  });
}
