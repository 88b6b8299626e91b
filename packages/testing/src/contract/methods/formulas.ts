import {
  finerTarget,
  fullGrad,
  gradCAM,
  guidedBackpropagation,
  guidedGradCAM,
  type Target,
} from '@gradcam/core';
import type { LayersModelLike } from '@gradcam/core/network';
import { add, logSoftmax, slice, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { record } from '../../report/record.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { madeOf, methodNet } from '../../nets/method-net.js';
import deep from '../../reference/methods/deep.json' with { type: 'json' };
import small from '../../reference/methods/small.json' with { type: 'json' };
import type { Contract } from '../contract.js';
import { referenceMethods } from './reference-methods.js';

type Reference = typeof deep | typeof small;
type Case = Reference['cases'][number];
type Explain = (model: LayersModelLike, x: Tensor) => Promise<Tensor>;

const cases = [
  { net: 'small', reference: small },
  { net: 'deep', reference: deep },
].flatMap(({ net, reference }) =>
  reference.cases.map((each: Case) => ({
    ...each,
    net,
    reference,
    name: each.variant === undefined ? each.method : `${each.method}, ${each.variant}`,
    score: each.score ?? 'none',
    class: each.class ?? 0,
  })),
);

/**
 * Every method against its formula in float64.
 *
 * @param contract What is tested.
 */
export function testFormulas({ tolerance }: Contract): void {
  describe('formulas', () => {
    it.each(cases)(
      '$name of class $class at $layer of the $net net, by its $score, is what its formula says',
      ({ reference, name, shape, values, ...each }) =>
        withoutLeak(async () => {
          const [ours, explain] = explainerOf(name, each);
          const model = methodNet(reference.weights);
          const x = madeOf(reference.input);
          const map = await explain(model, x);
          record({ comparison: { ours, theirs: 'formula' } });
          // A difference of two gradients has fewer digits.
          const limit = name === 'shapley-cam' ? 10 * tolerance : tolerance;
          await expectMap(map, [1, ...shape], values, limit);
          x.dispose();
          model.dispose();
        }),
    );

    it('has a case of every method', () => {
      const names = new Set(cases.map(({ name }) => name));
      expect(Object.keys(referenceMethods).filter((name) => !names.has(name))).toEqual([]);
    });
  });
}

/** The export that makes a map, and how. */
function explainerOf(
  name: string,
  { layer, class: label, score: kind }: Pick<(typeof cases)[number], 'layer' | 'class' | 'score'>,
): readonly [ours: string, explain: Explain] {
  const score = kind === 'softmax' || kind === 'none' ? 'output' : 'logit';
  const raw = { featureLayer: layer, score, sign: 'signed', outputUpsampling: 'none' } as const;
  switch (name) {
    case 'full-grad, no epsilon':
    case 'full-grad, epsilon 1e-7': {
      const epsilon = name.endsWith('1e-7') ? 1e-7 : 0;
      return [
        'fullGrad',
        async (model, x) => (await fullGrad(model, x, label, { score, epsilon })).scoreMap,
      ];
    }
    case 'guided-backpropagation':
      return [
        'guidedBackpropagation',
        (model, x) => guidedBackpropagation(model, x, label, { score }),
      ];
    case 'guided-grad-cam, bilinear':
      return [
        'guidedGradCAM',
        (model, x) => guidedGradCAM(model, x, label, { preset: 'paper', featureLayer: layer }),
      ];
    case 'finer-cam, constant':
    case 'finer-cam, differentiated':
    case 'finer-cam, mean': {
      const weights = name.endsWith('mean')
        ? 'equal'
        : name.endsWith('constant')
          ? 'constant'
          : 'differentiated';
      const target = finerTarget(label, { weights });
      return [
        weights === 'constant' ? 'finerTarget' : `finerTarget(…, { weights: '${weights}' })`,
        async (model, x) => (await gradCAM(model, x, target, raw)).scoreMap,
      ];
    }
    default: {
      const [ours, method] = referenceMethods[name] ?? [];
      if (ours === undefined || method === undefined)
        throw new RangeError(`nobody has said what to make of ${name}`);
      // ReST of Shapley-CAM: before and after the softmax at once.
      const target: Target =
        kind === 'rest' ? (logits) => slice(add(logits, logSoftmax(logits)), [label], [1]) : label;
      return [
        ours,
        async (model, x) => (await gradCAM(model, x, target, { ...raw, method })).scoreMap,
      ];
    }
  }
}
