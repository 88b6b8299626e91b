import {
  abs,
  cast,
  complex,
  dispose,
  getBackend,
  getKernel,
  grad,
  sum,
  tensor2d,
  type KernelConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { withMendedGradients } from '../../differentiate/with-mended-gradients.js';
import type { Check, CheckOptions, Outcome } from '../check.js';
import { registeredGradients } from '../registered-gradients.js';
import { gradientCases } from './all-cases.js';
import { filterCases, type FilterCase } from './cases/windows/filters.js';
import type { OpCase } from './cases/op-case.js';
import { zeroGradientOps } from './cases/zero-gradient-ops.js';
import { exceptions } from './exceptions.js';
import { gradientDifference } from './gradient-difference.js';

/**
 * Lists checks of every gradient that TensorFlow.js registers, and of every one that is supplied, against central differences: ties,
 * numbers of both signs, every axis, broadcasting of either operand, every attribute.
 *
 * @param options The required precision; not below 2e-4, because differences are not more precise.
 * @returns The checks, to be run one after the other on the active backend.
 *
 * @example
 * ```ts
 * for (const { title, run } of gradientChecks({ tolerance: 1e-3 }))
 *   it(title, async () => expect((await run()).wrong).toEqual([]));
 * ```
 */
export function gradientChecks({ tolerance }: CheckOptions): readonly Check[] {
  const allowed = Math.max(tolerance, 2e-4);
  const groups = [...new Set(gradientCases.map(groupOf))].sort();
  return [
    { id: 'covered', title: 'has a case, or a reason why not', run: isCovered },
    ...groups.map((group) => ({
      id: group,
      title: `${group} is right`,
      run: () => groupOutcome(group, allowed),
    })),
    ...zeroGradientOps.map(({ op, result }) => ({
      id: 'zero-gradient',
      title: `${op} alone is refused`,
      run: () =>
        refused(
          (x) => cast(result(x), 'float32'),
          /is zero everywhere, because the score passes through/,
        ),
    })),
    ...filterCases.map((filterCase) => ({
      id: 'filters',
      title: `${filterCase.given.op} in a filter that depends on the activations is right, or its kernel is named`,
      run: () => filterOutcome(filterCase, allowed),
    })),
    {
      id: 'ComplexAbs',
      title: 'ComplexAbs is refused',
      run: () => refused((x) => abs(complex(x, x)), /has no (gradient for the op|kernel)/),
    },
  ];
}

function isCovered(): Promise<Outcome> {
  const registered = [...registeredGradients().keys()];
  const covered = new Set(gradientCases.map(({ op }) => op));
  const excepted = new Set(Object.keys(exceptions));
  return Promise.resolve({
    wrong: [
      ...(registered.length > 90 ? [] : [`only ${registered.length} gradients are registered`]),
      ...registered
        .filter((op) => !covered.has(op) && !excepted.has(op))
        .map((op) => `${op} has no case`),
      ...[...excepted]
        .filter((op) => covered.has(op) || !registered.includes(op))
        .map((op) => `${op} need not be excepted`),
    ],
  });
}

async function groupOutcome(group: string, allowed: number): Promise<Outcome> {
  const wrong: string[] = [];
  let most = 0;
  for (const each of gradientCases.filter((candidate) => groupOf(candidate) === group)) {
    const difference = await gradientDifference(each).catch((error: unknown) => error);
    if (typeof difference === 'number') most = Math.max(most, difference);
    if (typeof difference !== 'number' || difference > allowed)
      wrong.push(`${each.name}: ${String(difference)}`);
  }
  return { wrong, difference: most, allowed };
}

function groupOf({ op, group }: OpCase): string {
  return group === undefined ? op : `${op}-${group}`;
}

async function filterOutcome({ kernel, given }: FilterCase, allowed: number): Promise<Outcome> {
  const difference = await gradientDifference(given).catch((error: unknown) => error);
  if (typeof difference === 'number')
    return { wrong: difference <= allowed ? [] : [`off by ${difference}`], difference, allowed };
  // Border to tfjs-core: getKernel is typed as if every kernel were there.
  const own = getKernel(kernel, getBackend()) as KernelConfig | undefined;
  const isNamed = new RegExp(`^.*has no kernel ${kernel},`).test(String(difference));
  return { wrong: own === undefined && isNamed ? [] : [String(difference)] };
}

async function refused(score: (x: Tensor) => Tensor, sentence: RegExp): Promise<Outcome> {
  const x = tensor2d([0.3, -0.7, 1.35, 0.1, -1.6, 2.2, -0.35, 0.8], [2, 4]);
  try {
    const gradient = await withMendedGradients(() => grad((given: Tensor) => sum(score(given)))(x));
    dispose(gradient);
    return { wrong: ['it was not refused'] };
  } catch (error) {
    return { wrong: sentence.test(String(error)) ? [] : [String(error)] };
  } finally {
    x.dispose();
  }
}
