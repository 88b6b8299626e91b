import { withMendedKernels } from '@gradcam/core';
import { env, getBackend, setBackend, tidy } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { recordDifference } from '../../assertions/record-difference.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { named } from '../../report/test-id.js';
import type { Contract } from '../contract.js';
import { forwardCases } from './cases/all-cases.js';
import { differenceOf } from './difference-of.js';
import type { ForwardCase } from './cases/forward-case.js';

/** Most settings of one kernel on a GPU, where each is a shader to compile: in software, a twentieth of a second. */
const mostOnGpu = 12;

/** Every kernel with its settings, or with some that lie evenly among them. */
function casesByKernel(most: number) {
  return [...new Set(forwardCases.map(({ kernel }) => kernel))].map((kernel) => {
    const all = forwardCases.filter((each) => each.kernel === kernel);
    const step = Math.max(1, all.length / most);
    const count = Math.min(all.length, most);
    const cases = Array.from({ length: count }, (_, index) => all[Math.floor(index * step)]).filter(
      (each) => each !== undefined,
    );
    return { kernel, cases, count: cases.length };
  });
}

/**
 * What a network is made of, op by op, as `gradCAM` runs it: against plain loops for windows and products, against tfjs's cpu
 * backend for the rest.
 *
 * @param contract What is tested.
 */
export function testForward({ create, tolerance }: Contract): void {
  const isOnGpu = create().device === 'gpu';
  const kernels = casesByKernel(isOnGpu ? mostOnGpu : Infinity);
  const total = kernels.reduce((sum, { count }) => sum + count, 0);
  describe('the forward pass of each kernel', () => {
    for (const { kernel, cases, count } of kernels) {
      it(`${kernel}: is right in ${count} settings`, named(kernel), () =>
        withoutLeak(() => checkSettings(cases, Math.max(tolerance, 1e-4))),
      );
    }

    it(`compares ${total} settings of ${kernels.length} kernels`, named('count'), () => {
      expect(total).toBeGreaterThan(isOnGpu ? 800 : 3500);
      expect(kernels.length).toBeGreaterThan(100);
    });
  });
}

async function checkSettings(cases: readonly ForwardCase[], allowed: number): Promise<void> {
  const expected = await expectedOf(cases);
  const found = await withoutDetours(() => withMendedKernels(() => run(cases)));
  const wrong = cases.flatMap(({ name }, index) => {
    const outcome = found[index] ?? 'did not run';
    const difference =
      typeof outcome === 'string' ? Infinity : differenceOf(outcome, expected[index] ?? []);
    recordDifference(difference, allowed);
    if (difference <= allowed) return [];
    return [`${name}: ${typeof outcome === 'string' ? outcome : `off by ${difference}`}`];
  });
  expect(wrong, getBackend()).toEqual([]);
}

/** The numbers of each case, or why there are none. One is read before the next runs, for so WebGPU's software keeps them apart. */
async function run(cases: readonly ForwardCase[]): Promise<(ArrayLike<number> | string)[]> {
  const found: (ArrayLike<number> | string)[] = [];
  for (const each of cases) {
    try {
      const result = tidy(each.run);
      found.push(await result.data());
      result.dispose();
    } catch (cause) {
      found.push(String(cause));
    }
  }
  return found;
}

async function expectedOf(cases: readonly ForwardCase[]): Promise<ArrayLike<number>[]> {
  const backend = getBackend();
  const open = cases.filter(({ expected }) => expected === undefined);
  if (open.length > 0) {
    await import('@tensorflow/tfjs-backend-cpu');
    await setBackend('cpu');
  }
  try {
    const computed = new Map((await run(open)).map((values, index) => [open[index], values]));
    return cases.map((each) => {
      const values = each.expected?.() ?? computed.get(each);
      if (values === undefined || typeof values === 'string')
        throw new Error(`${each.kernel}, ${each.name}: ${String(values)}`);
      return values;
    });
  } finally {
    await setBackend(backend);
  }
}

/** WebGL computes what is small in JavaScript, which no network of a useful size would show. */
async function withoutDetours<T>(use: () => Promise<T>): Promise<T> {
  const flag = 'WEBGL_CPU_FORWARD';
  if (getBackend() !== 'webgl') return use();
  const before = env().getBool(flag);
  env().set(flag, false);
  try {
    return await use();
  } finally {
    env().set(flag, before);
  }
}
