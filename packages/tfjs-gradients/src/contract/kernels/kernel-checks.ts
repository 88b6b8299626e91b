import { env, getBackend, setBackend, tidy } from '@tensorflow/tfjs-core';
import { withMendedKernels } from '../../kernels/with-mended-kernels.js';
import type { Check, CheckOptions, Outcome } from '../check.js';
import { differenceOf } from '../difference-of.js';
import { forwardCases } from './cases/all-cases.js';
import type { ForwardCase } from './forward-case.js';

/** The thoroughness of the checks. */
export interface KernelCheckOptions extends CheckOptions {
  /** True if each setting is a shader to compile, which takes a twentieth of a second: twelve settings of a kernel are then enough. */
  readonly isOnGpu: boolean;
}

/**
 * Lists checks of what networks are made of, op by op: against plain loops for windows and products, against the cpu backend of
 * TensorFlow.js for the rest.
 *
 * @param options The required precision and thoroughness; not below 1e-4.
 * @returns The checks, to be run one after the other on the active backend.
 *
 * @example
 * ```ts
 * for (const { title, run } of kernelChecks({ tolerance: 1e-4, isOnGpu: false }))
 *   it(title, async () => expect((await run()).wrong).toEqual([]));
 * ```
 */
export function kernelChecks({ tolerance, isOnGpu }: KernelCheckOptions): readonly Check[] {
  const kernels = casesByKernel(isOnGpu ? 12 : Infinity);
  const total = kernels.reduce((sum, { cases }) => sum + cases.length, 0);
  return [
    ...kernels.map(({ kernel, cases }) => ({
      id: kernel,
      title: `${kernel}: is right in ${cases.length} settings`,
      run: () => settingsOutcome(cases, Math.max(tolerance, 1e-4)),
    })),
    {
      id: 'count',
      title: `compares ${total} settings of ${kernels.length} kernels`,
      run: () =>
        Promise.resolve({
          wrong: [
            ...(total > (isOnGpu ? 800 : 3500) ? [] : ['too few settings']),
            ...(kernels.length > 100 ? [] : ['too few kernels']),
          ],
        }),
    },
  ];
}

/** Lists every kernel with its settings, or with some that lie evenly among them. */
function casesByKernel(most: number) {
  return [...new Set(forwardCases.map(({ kernel }) => kernel))].map((kernel) => {
    const all = forwardCases.filter((each) => each.kernel === kernel);
    const step = Math.max(1, all.length / most);
    const count = Math.min(all.length, most);
    const cases = Array.from({ length: count }, (_, index) => all[Math.floor(index * step)]).filter(
      (each) => each !== undefined,
    );
    return { kernel, cases };
  });
}

async function settingsOutcome(cases: readonly ForwardCase[], allowed: number): Promise<Outcome> {
  const expected = await expectedOf(cases);
  const found = await withoutDetours(() => withMendedKernels(() => run(cases)));
  const differences = found.map((outcome, index) =>
    typeof outcome === 'string' ? Infinity : differenceOf(outcome, expected[index] ?? []),
  );
  const wrong = cases.flatMap(({ name }, index) => {
    const [outcome, difference = Infinity] = [found[index], differences[index]];
    if (difference <= allowed) return [];
    return [`${name}: ${typeof outcome === 'string' ? outcome : `off by ${difference}`}`];
  });
  return { wrong, difference: Math.max(...differences), allowed };
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
