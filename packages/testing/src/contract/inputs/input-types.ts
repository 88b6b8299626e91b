import { gradCAM } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  cast,
  expandDims,
  sum,
  tensor,
  tidy,
  type DataType,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { graphNet } from '../../nets/written/graph-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { linearNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * Tests inputs of another type than the network's: pixels are int32.
 *
 * @param contract The backend and its tolerance.
 */
export function testInputTypes({ tolerance }: Contract): void {
  const pixels = () => tidy(() => cast(picture2x2(), 'int32'));
  /** The map is the input, each position counts once. */
  const identity = (dtype: 'float32' | 'int32' | 'bool') =>
    networkFromFunctions({
      input: { name: 'x', shape: [null, 2, 2, 1], dtype },
      trunk: (x) => cast(x, 'float32'),
      head: (a) => sum(a, [1, 2]),
    });

  describe('the types of inputs', () => {
    it(
      'takes integers where a layers model takes float32, as its predict does',
      named('integers-in-layers-model'),
      () =>
        withNet(linearNet, pixels, async ({ model, x, map, keep }) => {
          const predicted = keep(
            tidy(() => {
              // Border to tfjs-layers: one output gives one tensor.
              return model.predict(expandDims(x, 0)) as Tensor;
            }),
          );
          const { scoreMap, explained } = await map(0);
          expect(explained[0]?.score).toBeCloseTo((await predicted.data())[0] ?? NaN, 4);
          await expectMap(scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
        }),
    );

    it('takes integers where a graph model takes float32', named('integers-in-graph-model'), () =>
      withNet(graphNet, pixels, async ({ model, map, keep }) => {
        const { scoreMap } = await map(0);
        const expected = keep((await gradCAM(model, keep(picture2x2()), 0)).scoreMap);
        await expectMap(scoreMap, [2, 2], [...(await expected.data())], tolerance);
      }),
    );

    it.each<[DataType, 'float32' | 'int32' | 'bool', number[]]>([
      ['bool', 'float32', [0, 1, 1, 0]],
      ['bool', 'int32', [0, 1, 1, 0]],
      ['float32', 'int32', [0, 7, -2, 255]],
      ['int32', 'int32', [0, 7, -2, 255]],
    ])('takes %s for %s', named('casts'), (given, dtype, values) =>
      withNet(
        () => identity(dtype),
        () => tensor(values, [2, 2, 1], given),
        async ({ map }) => {
          const { scoreMap } = await map(0, { outputUpsampling: 'none', sign: 'signed' });
          await expectMap(scoreMap, [2, 2], values, tolerance);
        },
      ),
    );

    it(
      'refuses fractions for a network of whole numbers, of which nothing would be left',
      named('fractions'),
      () =>
        withNet(
          () => identity('int32'),
          () => tensor([0, 0.5, 1, 0.25], [2, 2, 1]),
          ({ map }) =>
            expectCode(
              () => map(0),
              'INPUT_DTYPE',
              /whole numbers \(int32\), got 0.5 at position 1; round them, or leave out the scaling/,
            ),
        ),
    );

    it('refuses texts', named('texts'), () =>
      withNet(
        () => identity('float32'),
        () => tensor(['a', 'b', 'c', 'd'], [2, 2, 1], 'string'),
        ({ map }) => expectCode(() => map(0), 'INPUT_DTYPE', /got string/),
      ),
    );
  });
}
