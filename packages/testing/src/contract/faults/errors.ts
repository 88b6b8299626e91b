import { GradCamError, gradCAM } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  argMax,
  cast,
  cumprod,
  scalar,
  sum,
  tensor2d,
  tensor3d,
  tensor4d,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { graphNet } from '../../nets/written/graph-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { residualNet } from '../../nets/residual-net.js';
import { linearNet } from '../../nets/two-channel-net.js';
import { expectCode } from '../../assertions/expect-code.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/** Tests that bad input gets its typed error, and leaks nothing. */
export function testErrors(): void {
  describe('errors', () => {
    it('names the nearest layers when a layer does not exist', named('missing-layer'), () =>
      onTwoChannels((model, x) =>
        expectCode(
          () => gradCAM(model, x, 0, { featureLayer: 'rel' }),
          'LAYER_NOT_FOUND',
          /rel\b.*relu/s,
        ),
      ),
    );

    it(
      'refuses a feature layer that the reduction layer does not depend on',
      named('unrelated-layer'),
      () =>
        withNet(residualNet, picture2x2, async ({ map }) => {
          await expectCode(
            () => map(0, { featureLayer: 'sum', reductionLayer: 'branch' }),
            'FEATURE_LAYER_UNRELATED',
            /branch.*sum/s,
          );
        }),
    );

    it('refuses a feature layer without space', named('no-space'), () =>
      onTwoChannels((model, x) =>
        expectCode(() => gradCAM(model, x, 0, { featureLayer: 'pool' }), 'NO_SPACE', /pool/),
      ),
    );

    it('refuses an input of the wrong rank or number of channels', named('rank-and-channels'), () =>
      onTwoChannels(async (model) => {
        const flat = tensor2d([1, 2, 3, 4], [2, 2]);
        const colour = tensor3d([1, 2, 3, 4], [2, 1, 2]);
        for (const x of [flat, colour]) {
          await expectCode(() => gradCAM(model, x, 0), 'INPUT_SHAPE', /expected \[\?, \?, \?, 1\]/);
          x.dispose();
        }
      }),
    );

    it('refuses an input of the wrong size', named('size'), () =>
      withNet(
        residualNet,
        () => tensor4d([1, 2, 3], [1, 3, 1, 1]),
        async ({ map }) => {
          await expectCode(
            () => map(0),
            'INPUT_SHAPE',
            /got \[1, 3, 1, 1\], expected \[\?, 2, 2, 1\]/,
          );
        },
      ),
    );

    it.each([NaN, Infinity])('refuses %s in the input', named('not-finite'), (value) =>
      onTwoChannels(async (model) => {
        const x = tensor3d([1, 2, value, 4], [2, 2, 1]);
        await expectCode(() => gradCAM(model, x, 0), 'INPUT_NOT_FINITE', /at position 2/);
        x.dispose();
      }),
    );

    it('refuses two inputs for a network with one', named('input-count'), () =>
      onTwoChannels((model, x) =>
        expectCode(() => gradCAM(model, [x, x], 0), 'INPUT_COUNT', /has 1 inputs?, got 2/),
      ),
    );

    it.each([-1, 2, 0.5, NaN])('refuses the class index %s', named('class-range'), (index) =>
      onTwoChannels((model, x) =>
        expectCode(() => gradCAM(model, x, index), 'CLASS_OUT_OF_RANGE', /from 0 to 1/),
      ),
    );

    it('names the nearest classes when a name is unknown', named('unknown-name'), () =>
      onTwoChannels((model, x) =>
        expectCode(
          () => gradCAM(model, x, 'expresso', { classNames: ['tabby', 'espresso'] }),
          'UNKNOWN_CLASS_NAME',
          /"espresso"/,
        ),
      ),
    );

    it('asks for the index when two classes share a name', named('ambiguous-name'), () =>
      onTwoChannels((model, x) =>
        expectCode(
          () => gradCAM(model, x, 'crane', { classNames: ['crane', 'crane'] }),
          'AMBIGUOUS_CLASS_NAME',
          /0, 1/,
        ),
      ),
    );

    it('asks for class names when a class is named and none are known', named('no-names'), () =>
      onTwoChannels((model, x) =>
        expectCode(() => gradCAM(model, x, 'tabby'), 'CLASS_NAMES_MISSING', /classNames/),
      ),
    );

    it('refuses an empty list of classes', named('no-classes'), () =>
      onTwoChannels((model, x) => expectCode(() => gradCAM(model, x, []), 'BAD_OPTION', /empty/)),
    );

    it('refuses an option that is misspelt', named('misspelt-option'), () =>
      onTwoChannels((model, x) =>
        expectCode(
          // A program without types.
          () => gradCAM(model, x, 0, { outputUpsampling: 'cubic' as 'bicubic' }),
          'BAD_OPTION',
          /"cubic".*"bicubic"/s,
        ),
      ),
    );

    it('refuses a reduction function that returns a vector', named('vector'), () =>
      onTwoChannels((model, x) =>
        expectCode(
          () => gradCAM(model, x, (output) => output),
          'REDUCTION_NOT_SCALAR',
          /shape \[2\]/,
        ),
      ),
    );

    it('refuses a reduction function that returns no tensor', named('no-tensor'), () =>
      onTwoChannels((model, x) =>
        expectCode(
          // A program without types.
          () => gradCAM(model, x, () => 1 as unknown as Tensor),
          'REDUCTION_NOT_SCALAR',
          /a number/,
        ),
      ),
    );

    it(
      'refuses a reduction function that does not depend on the output',
      named('independent'),
      () =>
        onTwoChannels((model, x) =>
          expectCode(
            () => gradCAM(model, x, () => scalar(1)),
            'REDUCTION_NOT_DIFFERENTIABLE',
            /relu/,
          ),
        ),
    );

    it('refuses a reduction function that goes through an argmax', named('argmax'), () =>
      onTwoChannels((model, x) =>
        expectCode(
          () => gradCAM(model, x, (output) => cast(argMax(output), 'float32')),
          'REDUCTION_NOT_DIFFERENTIABLE',
          /ArgMax/,
        ),
      ),
    );

    it('refuses a reduction layer that is an argmax', named('argmax-layer'), () =>
      withNet(graphNet, picture2x2, async ({ map }) => {
        await expectCode(
          () => map((output) => cast(sum(output), 'float32'), { reductionLayer: 'class' }),
          'REDUCTION_NOT_DIFFERENTIABLE',
          /ArgMax|argmax/,
        );
      }),
    );

    it('names an op without a gradient in the head', named('no-gradient'), () =>
      withNet(
        () =>
          networkFromFunctions({
            input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
            trunk: (input) => input.clone(),
            head: (activations) => cumprod(activations, 1),
          }),
        picture2x2,
        async ({ map }) => {
          await expectCode(() => map((output) => sum(output)), 'GRADIENT_MISSING', /Cumprod/);
        },
      ),
    );

    it('hands on what a reduction function throws', named('own-error'), () =>
      onTwoChannels(async (model, x) => {
        const own = new Error('my own');
        await expect(
          gradCAM(model, x, () => {
            throw own;
          }),
        ).rejects.toBe(own);
        await expectCode(() => gradCAM(model, x, 7), 'CLASS_OUT_OF_RANGE', /7/);
      }),
    );

    it('refuses what is no model', named('no-model'), async () => {
      const x = picture2x2();
      await expect(
        // A program without types.
        gradCAM({} as ReturnType<typeof networkFromFunctions>, x),
      ).rejects.toBeInstanceOf(GradCamError);
      x.dispose();
    });
  });
}

/** Runs a test with the two-channel net and its picture. */
function onTwoChannels(run: (model: Sequential, x: Tensor) => Promise<void>): Promise<void> {
  return withNet(linearNet, picture2x2, ({ model, x }) => run(model, x));
}
