import type { Method, MethodCard, NamedMap } from '@gradcam/core/methods';
import type { Recipe } from './recipes.js';

/** The part of a formula's case that concerns its method. */
interface Case {
  readonly method: string;
  readonly variant?: string | undefined;
}

/**
 * Finds how a method is called for a case.
 *
 * @param of The case.
 * @param methods The existing methods, by name.
 * @param recipes The calls of variants, by method and variant.
 * @returns The method itself if it has no variant; `undefined` if there is no recipe.
 */
export function recipeOf(
  { method, variant = '' }: Case,
  methods: Readonly<Record<string, MethodCard | (MethodCard & Method) | NamedMap>>,
  recipes: Readonly<Partial<Record<string, Readonly<Record<string, Recipe>>>>>,
): Recipe | undefined {
  const recipe = recipes[method]?.[variant];
  if (recipe !== undefined || variant !== '') return recipe;
  const entry = methods[method];
  return entry !== undefined && ('combine' in entry || 'run' in entry) ? entry : undefined;
}

/**
 * Lists what methods lack to be believed.
 *
 * @param methods The existing methods, by name.
 * @param of The references that exist.
 * @param of.cases The cases of all formulas.
 * @param of.recipes The calls of variants, by method and variant.
 * @param of.elsewhere Methods whose formula is compared by a separate test.
 * @returns A sentence each; none where every method has a card, a formula, and a way to compare the two.
 */
export function lacking(
  methods: Readonly<Record<string, Partial<MethodCard>>>,
  {
    cases,
    recipes,
    elsewhere = [],
  }: {
    readonly cases: readonly Case[];
    readonly recipes: Readonly<Partial<Record<string, Readonly<Record<string, Recipe>>>>>;
    readonly elsewhere?: readonly string[] | undefined;
  },
): string[] {
  const hasFormula = new Set([...elsewhere, ...cases.map(({ method }) => method)]);
  const texts = ['title', 'paper', 'formula', 'departures', 'needs'] as const;
  const ofMethods = Object.entries(methods).flatMap(([name, card]) => [
    ...(card.name === name ? [] : [`${name} is called ${card.name ?? 'nothing'}`]),
    ...texts.flatMap((part) => ((card[part] ?? '') === '' ? [`${name} has no ${part}`] : [])),
    ...(card.usesClass === undefined ? [`${name} does not say whether it uses the class`] : []),
    ...(hasFormula.has(name) ? [] : [`${name} has no formula in float64`]),
  ]);
  const ofCases = cases.flatMap(({ method, variant }) => {
    const about = `${method}${variant === undefined ? '' : `, ${variant}`}`;
    if (methods[method] === undefined) return [`the formula of ${about} has no method`];
    // Border to the list: what it has besides its card is looked for by name.
    const known = methods as Parameters<typeof recipeOf>[1];
    const isCalled = recipeOf({ method, variant }, known, recipes) !== undefined;
    return isCalled ? [] : [`the formula of ${about} has no case`];
  });
  return [...ofMethods, ...new Set(ofCases)];
}
