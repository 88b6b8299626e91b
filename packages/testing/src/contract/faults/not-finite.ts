import {
  deepFeatureFactorization,
  explainBy,
  fullGrad,
  fuseLayers,
  gradCAM,
  guidedBackpropagation,
} from '@gradcam/core';
import { mapNames, type MapName, type MethodInput } from '@gradcam/core/methods';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  add,
  div,
  mean,
  mul,
  softmax,
  tensor1d,
  sum,
  tensor3d,
  tensor4d,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { withNet } from '../../assertions/with-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { scaledNet, type Scales } from '../../nets/written/scaled-net.js';
import { named } from '../../report/test-id.js';

/** The maps that differentiate the input: activations are not looked at before the score. */
const ofInput: ReadonlySet<MapName> = new Set([
  'full-grad',
  'guided-backpropagation',
  'guided-grad-cam',
]);

/** Tests that numbers that are not finite are refused with the layer where they arise, in place of maps of NaN or of zeros. */
export function testNotFinite(): void {
  describe('numbers that are not finite', () => {
    it.each([
      [
        'activations of an input that is too large',
        { conv: 2 },
        3e38,
        /"conv" are.*Infinity at \[0, 0/,
      ],
      ['weights that are NaN', { conv: NaN }, 1, /activations of "conv" are.*got \S+ at \[0, 0, 0/],
      [
        'weights that are infinite',
        { conv: Infinity },
        1,
        /activations of "conv" are.*Infinity at/,
      ],
      [
        'a score',
        { first: NaN },
        1,
        /score of the sample 0 .*got NaN.*"first", with NaN at \[0, 0\]/,
      ],
      [
        'a gradient',
        { conv: 1e-30, first: 1e30, second: 1e30 },
        1,
        /gradient.*"pool".*Infinity at \[0, 0\].*from "second"/,
      ],
    ] as const)('are refused: %s', named('arise'), (_, scales, value, message) =>
      onScaled(scales, value, (model, x) =>
        expectCode(() => gradCAM(model, x, 0, { featureLayer: 'features' }), 'NOT_FINITE', message),
      ),
    );

    it('are refused in a map whose method makes them', named('map'), () =>
      onScaled({}, 1, (model, x) => {
        const combine = ({ activations }: MethodInput) => div(sum(activations, -1), 0);
        return expectCode(
          () => gradCAM(model, x, 0, { method: { name: 'mine', combine } }),
          'NOT_FINITE',
          /map by "mine" of "features" is not finite, got Infinity at \[0, 0, 0\]/,
        );
      }),
    );

    it.each(mapNames.filter((name) => name !== 'finer-cam'))(
      'are refused by %s',
      named('every-method'),
      (name) =>
        onScaled({ conv: NaN }, 1, (model, x) =>
          expectCode(
            () => explainBy(name, model, x, 0),
            'NOT_FINITE',
            ofInput.has(name) ? /score.*"conv"/ : /"conv"/,
          ),
        ),
    );

    it(
      'are refused by what makes several maps one, and by what needs no class',
      named('others'),
      () =>
        onScaled({ conv: NaN }, 1, async (model, x) => {
          const featureLayers = ['conv', 'features'];
          for (const run of [
            () => fuseLayers(model, x, 0, { featureLayers }),
            () => deepFeatureFactorization(model, x, { concepts: 1 }),
            () => fullGrad(model, x, 0),
            () => guidedBackpropagation(model, x, 0),
          ])
            await expectCode(run, 'NOT_FINITE', /"conv"/);
        }),
    );

    it('are named with their sample in a batch', named('sample'), () =>
      withNet(
        () => scaledNet({ conv: 2 }),
        () => tensor4d([1, 1, 1, 1, 1, 1, 3e38, 1], [2, 2, 2, 1]),
        ({ map }) => expectCode(() => map(0), 'NOT_FINITE', /"conv".*Infinity at \[1, 1, 0, 0\]/),
      ),
    );

    it('are no matter where a mask makes them and a softmax takes them away', named('mask'), () =>
      withNet(
        () =>
          networkFromFunctions({
            input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
            // Of two weights one is masked: the other is 1.
            trunk: (input: Tensor) =>
              mul(input, softmax(add(tensor1d([0, 0]), tensor1d([0, -Infinity])))),
            head: (features: Tensor) => mean(features, [1, 2]),
          }),
        picture2x2,
        async ({ map }) => {
          const { scoreMap } = await map(0);
          // Each of four positions counts 1/4 in its channel.
          await expectMap(scoreMap, [2, 2], [0.25, 0.5, 0.75, 1], 1e-5);
        },
      ),
    );
  });
}

function onScaled(
  scales: Scales,
  value: number,
  run: (model: ReturnType<typeof scaledNet>, x: Tensor) => Promise<void>,
): Promise<void> {
  return withNet(
    () => scaledNet(scales),
    () => tensor3d([value, value, value, value], [2, 2, 1]),
    ({ model, x }) => run(model, x),
  );
}
