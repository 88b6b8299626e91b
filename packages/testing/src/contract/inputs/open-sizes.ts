import { createExplainer, gradCAM } from '@gradcam/core';
import { toNetwork } from '@gradcam/core/network';
import { expandDims, reshape, tensor, transpose, type Tensor } from '@tensorflow/tfjs-core';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { withNet, type NetUse } from '../../assertions/with-net.js';
import { openGraphNet } from '../../nets/written/open-graph-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';

const count = (length: number) => Array.from({ length }, (_, index) => index + 1);

/** Of a picture of 8 x 9 that is counted through row by row, three pixels go at every edge: 2 x 3 are left. */
const inside8x9 = [31, 32, 33, 40, 41, 42].map((value) => value / 6);
/** Of one of 9 x 8, 3 x 2 are left. */
const inside9x8 = [28, 29, 36, 37, 44, 45].map((value) => value / 6);

/**
 * Tests graph models with open input sizes, whose layers are chosen by a run on zeros.
 *
 * @param contract The backend and its tolerance.
 */
export function testOpenSizes({ tolerance }: Contract): void {
  const onOpenNet = (
    rank: 'known' | 'unknown',
    run: (use: NetUse<GraphModel, Tensor>) => Promise<void>,
  ) =>
    withNet(
      () => openGraphNet(rank),
      () => tensor(count(72), [8, 9, 1]),
      run,
    );
  const options = { outputUpsampling: 'none' } as const;
  const arrangements: readonly (readonly [string, (x: Tensor) => Tensor, string | undefined])[] = [
    ['no batch axis', (x) => x.clone(), undefined],
    ['a batch axis', (x) => expandDims(x, 0), undefined],
    ['its channels first', (x) => transpose(x, [2, 0, 1]), 'CSS'],
    ['no channels', (x) => reshape(x, [8, 9]), 'SS'],
    ['its batch axis last', (x) => expandDims(x, 3), 'SSCB'],
  ];

  describe('a graph model that leaves the size of its input open', () => {
    describe.each(['known', 'unknown'] as const)('whose number of axes is %s', (rank) => {
      it.each(arrangements)(
        'explains a picture with %s',
        named('arrangements'),
        (_, arrange, format) =>
          onOpenNet(rank, async ({ model, x, keep }) => {
            const arranged = keep(arrange(x));
            const { scoreMap, featureLayer, selection } = await gradCAM(model, arranged, 0, {
              ...options,
              format,
            });
            const isBatch = arranged.rank === 4;
            await expectMap(scoreMap, [...(isBatch ? [1] : []), 2, 3], inside8x9, tolerance);
            expect(featureLayer).toBe('third/relu');
            expect(selection.reasons[0]?.text).toContain('2 x 3');
          }),
      );
    });

    it('chooses anew for a picture of another size', named('another-size'), () =>
      onOpenNet('known', async ({ model, map, keep }) => {
        const other = keep(tensor(count(72), [9, 8, 1]));
        const first = await map(0, options);
        const second = await gradCAM(model, [other], 0, options);
        await expectMap(first.scoreMap, [2, 3], inside8x9, tolerance);
        await expectMap(second.scoreMap, [3, 2], inside9x8, tolerance);
        expect(second.selection.reasons[0]?.text).toContain('3 x 2');
      }),
    );

    it('is a network of its own for each size', named('network-of-each-size'), () =>
      onOpenNet('known', ({ model }) => {
        const [wide, tall] = [toNetwork(model, [[8, 9, 1]]), toNetwork(model, [[9, 8, 1]])];
        const shapes = [wide, tall].map(
          ({ graph }) => graph.layers.find(({ name }) => name === 'third/relu')?.outputShape,
        );
        expect(shapes).toEqual([
          [1, 2, 3, 1],
          [1, 3, 2, 1],
        ]);
        expect(toNetwork(model, [[5, 8, 9, 1]])).toBe(wide);
        return Promise.resolve();
      }),
    );

    it('takes the shape of one input with or without its batch axis', named('shape-of-one'), () =>
      onOpenNet('known', async ({ model, x }) => {
        for (const shape of [
          [8, 9, 1],
          [1, 8, 9, 1],
        ]) {
          const explainer = await createExplainer(model, { ...options, inputShapes: [shape] });
          expect(explainer.selection.reasons[0]?.text).toContain('2 x 3');
          await expectMap((await explainer.explain(x, 0)).scoreMap, [2, 3], inside8x9, tolerance);
        }
        await expectCode(
          () => createExplainer(model, { inputShapes: [[8, 9, 3]] }),
          'INPUT_SHAPE',
          /got \[8, 9, 3\], expected \[\?, \?, \?, 1\]/,
        );
      }),
    );

    it.each([
      [6, 9],
      [2, 9],
      [1, 1],
    ])(
      'says that a picture of %i x %i is too small, and goes on',
      named('too-small'),
      (height, width) =>
        onOpenNet('known', async ({ model, map, keep }) => {
          const small = keep(tensor(count(height * width), [height, width, 1]));
          await expectCode(() => gradCAM(model, small, 0), 'INPUT_SHAPE', /too small/);
          const { scoreMap } = await map(0, options);
          await expectMap(scoreMap, [2, 3], inside8x9, tolerance);
        }),
    );
  });
}
