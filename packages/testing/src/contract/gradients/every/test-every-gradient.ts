import { gradCAM } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  abs,
  add,
  cast,
  complex,
  getBackend,
  getKernel,
  mul,
  reshape,
  tensor,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { recordDifference } from '../../../assertions/record-difference.js';
import { currentRegistry } from '../../../assertions/registry.js';
import { withoutLeak } from '../../../assertions/without-leak.js';
import { named } from '../../../report/test-id.js';
import type { Contract } from '../../contract.js';
import { exceptions } from './exceptions.js';
import { filterCases } from './cases/filters.js';
import { zeroGradientOps, type FlatOp } from './cases/zero-gradient-ops.js';
import { gatherCases } from './cases/gathers.js';
import { gradientDifference } from './gradient-difference.js';
import { oneOperandCases } from './cases/one-operand.js';
import { opCase, type OpCase } from './cases/op-case.js';
import { paddingCases } from './cases/paddings.js';
import { productCases } from './cases/products.js';
import { rearrangementCases } from './cases/rearrangements.js';
import { reductionCases } from './cases/reductions.js';
import { twoOperandCases } from './cases/two-operands.js';
import { windowCases } from './cases/windows.js';

const cases: readonly OpCase[] = [
  ...oneOperandCases,
  ...twoOperandCases,
  ...reductionCases,
  ...paddingCases,
  ...gatherCases,
  ...rearrangementCases,
  ...productCases,
  ...windowCases,
  ...zeroGradientOps.map(besideASlope),
];

const covered = [...new Set(cases.map(({ op }) => op))].sort();
const groups = [...new Set(cases.map(groupOf))].sort();

/**
 * Every gradient that tfjs registers, and every one that is supplied, against central differences.
 *
 * @param contract What is tested.
 */
export function testEveryGradient({ tolerance }: Contract): void {
  describe(`every gradient, ${cases.length} cases of ${covered.length} ops`, () => {
    it('has a case, or a reason why not', named('covered'), () => {
      const registered = [...currentRegistry().gradients.keys()];
      expect(registered.length).toBeGreaterThan(90);
      const left = registered.filter((op) => !covered.includes(op)).sort();
      expect(left).toEqual(Object.keys(exceptions).sort());
    });

    for (const group of groups) {
      it(`${group} is right`, named(group), () =>
        withoutLeak(() => checkGroup(group, Math.max(tolerance, 2e-4))),
      );
    }

    it.each(zeroGradientOps)('$op alone is refused', named('without-slope'), ({ result }) =>
      withoutLeak(() =>
        expectRefused(
          (x) => cast(result(x), 'float32'),
          /is zero everywhere, because the score passes through/,
        ),
      ),
    );

    it.each(filterCases)(
      '$given.op in a filter that depends on the activations is right, or its kernel is named',
      named('filters'),
      ({ kernel, given }) =>
        withoutLeak(async () => {
          const difference = await gradientDifference(given).catch((error: unknown) => error);
          if (typeof difference === 'number') {
            expect(difference).toBeLessThanOrEqual(Math.max(tolerance, 2e-4));
          } else {
            expect(difference).toMatchObject({ code: 'KERNEL_MISSING' });
            expect(String(difference)).toContain(kernel);
            expect(getKernel(kernel, getBackend())).toBeUndefined();
          }
        }),
    );

    it('ComplexAbs is refused', named('ComplexAbs'), () =>
      withoutLeak(() =>
        expectRefused((x) => abs(complex(x, x)), /has no (gradient for the op|kernel)/),
      ),
    );
  });
}

async function checkGroup(group: string, allowed: number): Promise<void> {
  const wrong: string[] = [];
  for (const each of cases.filter((candidate) => groupOf(candidate) === group)) {
    const difference = await gradientDifference(each).catch((error: unknown) => error);
    if (typeof difference === 'number') recordDifference(difference, allowed);
    if (typeof difference !== 'number' || difference > allowed)
      wrong.push(`${each.name}: ${String(difference)}`);
  }
  expect(wrong).toEqual([]);
}

function groupOf({ op, group }: OpCase): string {
  return group === undefined ? op : `${op}-${group}`;
}

/** An op without a slope, times its input, which has one. */
function besideASlope({ op, result }: FlatOp): OpCase {
  return opCase({
    op,
    name: 'beside a slope',
    shapes: [[2, 4]],
    result: (x) => mul(x, add(cast(result(x), 'float32'), 1)),
    values: [0.4, -0.6, 1.43, 0.12, -1.62, 2.3, -0.25, 0.9],
  });
}

async function expectRefused(head: (x: Tensor) => Tensor, sentence: RegExp): Promise<void> {
  const network = networkFromFunctions({
    input: { name: 'values', shape: [null, 2, 4, 1], dtype: 'float32' },
    trunk: (input) => input.clone(),
    head: (activations) => reshape(head(reshape(activations, [2, 4])), [1, -1]),
  });
  const x = tensor([0.3, -0.7, 1.35, 0.1, -1.6, 2.2, -0.35, 0.8], [1, 2, 4, 1]);
  try {
    await expect(gradCAM(network, x, 0)).rejects.toThrow(sentence);
  } finally {
    x.dispose();
  }
}
