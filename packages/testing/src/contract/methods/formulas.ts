import { restTarget } from '@gradcam/core';
import { methods } from '@gradcam/core/methods';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { madeOf, methodNet } from '../../nets/method-net.js';
import deep from '../../reference/methods/deep.json' with { type: 'json' };
import small from '../../reference/methods/small.json' with { type: 'json' };
import { record } from '../../report/record.js';
import { withNet } from '../../assertions/with-net.js';
import type { Contract } from '../contract.js';
import { lacking, recipeOf } from './lacking.js';
import { recipes, type FormulaCase } from './recipes.js';
import { named } from '../../report/test-id.js';

const cases = [
  { net: 'small', reference: small },
  { net: 'deep', reference: deep },
].flatMap(({ net, reference }) =>
  reference.cases.map((each: (typeof reference)['cases'][number]) => ({
    ...each,
    net,
    reference,
    name: each.variant === undefined ? each.method : `${each.method}, ${each.variant}`,
    score: each.score ?? 'none',
    class: each.class ?? 0,
  })),
);
/** Concepts are not a map, and are compared by a separate test. */
const factorised = [small, deep].every(({ factorisations }) => factorisations.length > 0)
  ? ['deep-feature-factorization']
  : [];

/**
 * Tests every method against its formula in float64.
 *
 * @param contract The backend and its tolerance.
 */
export function testFormulas({ tolerance }: Contract): void {
  describe('formulas', () => {
    for (const each of cases) {
      const { name, net, layer, score } = each;
      const title = `${name} of class ${each.class} at ${layer} of the ${net} net, by its ${score}, is what its formula says`;
      it(title, named(name), () => expectFormula(each, tolerance));
    }

    it('has a card, a formula and a case of every method', named('complete'), () => {
      expect(lacking(methods, { cases, recipes, elsewhere: factorised })).toEqual([]);
    });
  });
}

function expectFormula(
  { reference, shape, values, ...each }: (typeof cases)[number],
  tolerance: number,
): Promise<void> {
  const recipe = recipeOf(each, methods, recipes);
  if (recipe === undefined) throw new RangeError(`nobody has said how to call ${each.name}`);
  const of = formulaCase(each);
  const target = each.score === 'rest' ? restTarget(of.label) : of.label;
  return withNet(
    () => methodNet(reference.weights),
    () => madeOf(reference.input),
    async ({ model, x, map }) => {
      const found =
        typeof recipe === 'function'
          ? await recipe(model, x, of)
          : (await map(target, { ...of.options, method: recipe })).scoreMap;
      record({ comparison: { method: each.method, theirs: 'formula' } });
      // A difference of two gradients has fewer digits.
      const limit = each.method === 'shapley-cam' ? 10 * tolerance : tolerance;
      await expectMap(found, [1, ...shape], values, limit);
    },
  );
}

function formulaCase({
  layer,
  class: label,
  score: kind,
}: Pick<(typeof cases)[number], 'layer' | 'class' | 'score'>): FormulaCase {
  const score = kind === 'softmax' || kind === 'none' ? 'output' : 'logit';
  const options = { featureLayer: layer, score, sign: 'signed', outputUpsampling: 'none' } as const;
  return { label, options };
}
