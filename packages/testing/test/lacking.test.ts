import { gradCamMethod, methods, type MethodCard } from '@gradcam/core/methods';
import { expect, it } from 'vitest';
import { lacking } from '../src/contract/methods/lacking.js';
import { recipes } from '../src/contract/methods/recipes.js';

const madeUp: MethodCard = { ...gradCamMethod, name: 'made-up-cam' };
const cases = Object.keys(methods).map((method) => ({ method }));
const elsewhere = ['deep-feature-factorization'];
const compared = cases.filter(({ method }) => !elsewhere.includes(method));

it('refuses a method that nothing is compared with', () => {
  const all = { ...methods, 'made-up-cam': madeUp };
  expect(lacking(methods, { cases: compared, recipes, elsewhere })).toEqual([]);
  expect(lacking(all, { cases: compared, recipes, elsewhere })).toEqual([
    'made-up-cam has no formula in float64',
  ]);
});

it('refuses a method without a card, and one by another name', () => {
  const formulas = { cases: [...compared, { method: 'made-up-cam' }], recipes, elsewhere };
  const { combine } = gradCamMethod;
  expect(
    lacking({ ...methods, 'made-up-cam': { name: 'made-up-cam', combine } as object }, formulas),
  ).toEqual([
    ...['title', 'paper', 'formula', 'departures', 'needs'].map(
      (part) => `made-up-cam has no ${part}`,
    ),
    'made-up-cam does not say whether it uses the class',
  ]);
  expect(lacking({ ...methods, 'made-up-cam': gradCamMethod }, formulas)).toEqual([
    'made-up-cam is called grad-cam',
  ]);
});

it('refuses a formula without a method, and a variant that nobody has said how to call', () => {
  const variant = { method: 'score-cam', variant: 'twice' };
  const orphan = { method: 'made-up-cam' };
  expect(lacking(methods, { cases: [...compared, variant, orphan], recipes, elsewhere })).toEqual([
    'the formula of score-cam, twice has no case',
    'the formula of made-up-cam has no method',
  ]);
});
