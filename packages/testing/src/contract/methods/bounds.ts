import {
  ablationCamMethod,
  camMethod,
  eigenCamMethod,
  eigenSmooth,
  kpcaCamMethod,
  scoreCamMethod,
  shapleyCamMethod,
  smoothGradCamPlusPlusMethod,
} from '@gradcam/core/methods';
import { averagedMap, createExplainer, finerTarget, gradCAM, restTarget } from '@gradcam/core';
import { networkFromFunctions, type Network } from '@gradcam/core/network';
import { cumprod, matMul, mean, relu, tensor, zeros, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { madeOf, methodNet } from '../../nets/method-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { linearNet } from '../../nets/two-channel-net.js';
import deep from '../../reference/methods/deep.json' with { type: 'json' };
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/** Makes a network of five channels that records how many inputs its halves get at once, and fails on request. */
function watchedNetwork(classes: Tensor) {
  const rows: Record<'trunk' | 'head', number[]> = { trunk: [], head: [] };
  let left = Infinity;
  const note = (half: keyof typeof rows, x: Tensor) => {
    if (half === 'trunk' && (left -= 1) < 0) throw new Error('the network is tired');
    rows[half].push(x.shape[0]);
  };
  const network: Network = networkFromFunctions({
    input: { name: 'input', shape: [null, 2, 2, 5], dtype: 'float32' },
    trunk: (x) => {
      note('trunk', x);
      return relu(x);
    },
    head: (a) => {
      note('head', a);
      return matMul(mean(a, [1, 2]), classes);
    },
  });
  return {
    network,
    rows,
    failAfter: (runs: number) => {
      left = runs;
    },
  };
}

const bad: readonly (readonly [name: string, make: () => unknown, message: RegExp])[] = [
  ['no batch', () => scoreCamMethod({ batchSize: 0 }), /option batchSize is wrong, got 0/],
  ['no channel', () => scoreCamMethod({ topChannels: 0 }), /topChannels is wrong, got 0/],
  ['half a batch', () => ablationCamMethod({ batchSize: 0.5 }), /batchSize is wrong, got 0.5/],
  ['no pass', () => smoothGradCamPlusPlusMethod({ passes: 0 }), /passes is wrong, got 0/],
  [
    'a negative deviation',
    () => smoothGradCamPlusPlusMethod({ deviation: -1 }),
    /deviation is wrong, got -1, expected a finite number of at least 0/,
  ],
  ['no class to compare', () => finerTarget(0, { count: 0 }), /count is wrong, got 0/],
  ['no number', () => finerTarget(0, { alpha: NaN }), /alpha is wrong, got NaN/],
  ['what is no sum', () => eigenSmooth(eigenCamMethod), /weights no activations, got "eigen-cam"/],
  ['what is no sum', () => eigenSmooth(kpcaCamMethod), /weights no activations, got "kpca-cam"/],
];

/** Tests how much methods run at once, what they refuse, and that a failure leaks nothing. */
export function testBounds(): void {
  describe('bounds of methods', () => {
    const values = Float32Array.from({ length: 20 }, (_, at) => ((at * 7) % 11) - 3);

    it.each([
      ['Score-CAM', scoreCamMethod({ batchSize: 2 }), 'trunk', [1, 2, 2, 1]],
      ['Faster-Score-CAM', scoreCamMethod({ topChannels: 3, batchSize: 2 }), 'trunk', [1, 2, 1]],
      ['Ablation-CAM', ablationCamMethod({ batchSize: 2 }), 'head', [1, 2, 2, 1]],
      ['Ablation-CAM, which leaves the trunk alone,', ablationCamMethod(), 'trunk', [1]],
    ] as const)(
      '%s runs as many inputs at once as it may',
      named('at-once'),
      (_, method, half, expected) =>
        withoutLeak(async () => {
          const classes = zeros([5, 2]);
          const { network, rows } = watchedNetwork(classes);
          const x = tensor(values, [2, 2, 5]);
          const { scoreMap } = await gradCAM(network, x, 0, { method });
          expect(rows[half]).toEqual(expected);
          for (const each of [scoreMap, x, classes]) each.dispose();
        }),
    );

    it.each([
      ['Score-CAM', scoreCamMethod({ batchSize: 2 }), 2],
      ['Smooth Grad-CAM++', smoothGradCamPlusPlusMethod(), 3],
      ['eigen smoothing', eigenSmooth(scoreCamMethod({ batchSize: 1 })), 3],
    ] as const)(
      '%s leaks nothing when the network fails on the way',
      named('failing-network'),
      (_, method, runs) =>
        withoutLeak(async () => {
          const classes = zeros([5, 2]);
          const { network, failAfter } = watchedNetwork(classes);
          const x = tensor(values, [2, 2, 5]);
          failAfter(runs);
          await expect(gradCAM(network, x, 0, { method })).rejects.toThrow('the network is tired');
          failAfter(runs);
          const explainer = await createExplainer(network);
          const factors = Array.from({ length: runs + 1 }, (_each, index) => index + 1);
          const averaged = averagedMap(explainer, x, 0, { factors });
          await expect(averaged).rejects.toThrow('the network is tired');
          for (const each of [x, classes]) each.dispose();
        }),
    );

    it.each(bad)('refuses %s', named('bad-option'), (_, make, message) =>
      expectCode(() => Promise.resolve().then(make), 'BAD_OPTION', message),
    );

    it.each([
      [{ factors: [] }, /option factors is empty/],
      [{ factors: [NaN] }, /option factors is wrong, got NaN/],
      [{ noise: { passes: 0, deviation: 1 } }, /noise.passes is wrong, got 0/],
      [{ noise: { passes: 1, deviation: -1 } }, /noise.deviation is wrong, got -1/],
    ])('refuses to average over %o', named('bad-average'), (options, message) =>
      withNet(linearNet, picture2x2, async ({ model, x }) => {
        const explainer = await createExplainer(model);
        await expectCode(() => averagedMap(explainer, x, 0, options), 'BAD_OPTION', message);
      }),
    );

    it('refuses to compare a class that there is not', named('bad-class'), () =>
      withNet(linearNet, picture2x2, async ({ map }) => {
        for (const index of [2, -1, 0.5]) {
          await expectCode(
            () => map(finerTarget(index)),
            'CLASS_OUT_OF_RANGE',
            /finerTarget: there is no such class/,
          );
          await expectCode(
            () => map(restTarget(index)),
            'CLASS_OUT_OF_RANGE',
            /restTarget: there is no such class/,
          );
        }
      }),
    );

    it('refuses CAM where the head is no pooling and one linear layer', named('bad-head'), () =>
      withNet(
        () => methodNet(deep.weights),
        () => madeOf(deep.input),
        async ({ map }) => {
          await expectCode(
            () => map(3, { method: camMethod, featureLayer: 'conv2' }),
            'BAD_OPTION',
            /CAM needs a head of one global average pooling/,
          );
        },
      ),
    );

    it(
      'says which op has no gradient also where a method asks for it again',
      named('no-gradient'),
      () =>
        withNet(
          () =>
            networkFromFunctions({
              input: { name: 'input', shape: [null, 2, 2, 1], dtype: 'float32' },
              trunk: (x) => relu(x),
              head: (a) => cumprod(mean(a, [1, 2]), 1),
            }),
          picture2x2,
          async ({ map }) => {
            await expectCode(
              () => map(0, { method: shapleyCamMethod }),
              'GRADIENT_MISSING',
              /no gradient for the op Cumprod/,
            );
          },
        ),
    );
  });
}
