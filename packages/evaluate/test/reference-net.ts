import '@tensorflow/tfjs-backend-cpu';
import { setBackend, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, expect } from 'vitest';
import { madeOf, methodNet, type MadeTensor } from '../../testing/src/nets/method-net.js';
import { evaluate, type EvaluateOptions, type Metric, type Sample } from '../src/index.js';

/** A file of `tooling/reference/evaluate/`. */
interface Reference {
  readonly input: MadeTensor;
  readonly weights: Readonly<Record<string, MadeTensor>>;
  readonly maps: Readonly<Record<string, MadeTensor>>;
}

/** The net, the input and the maps that a peer measured. */
interface ReferenceNet {
  readonly net: LayersModel;
  readonly x: Tensor;
  readonly maps: Readonly<Record<string, Tensor>>;
  /**
   * Measures one map.
   *
   * @param sample The rest of the sample.
   * @param metric The metric.
   * @returns Its value.
   */
  measure(
    sample: Omit<Sample, 'x'>,
    metric: Metric,
    options?: Partial<EvaluateOptions>,
  ): Promise<number>;
  dispose(): void;
}

/**
 * Makes the net of a reference for the tests of a file, and frees it after the last one.
 *
 * @param reference The file of the reference.
 * @param prepare Makes the backend ready; that of plain JavaScript when left out.
 * @returns A function that gives the net, once tests run.
 */
export function useReferenceNet(
  reference: Reference,
  prepare: () => Promise<unknown> = () => setBackend('cpu'),
): () => ReferenceNet {
  let made: ReferenceNet | undefined;
  beforeAll(async () => {
    await prepare();
    made = referenceNet(reference);
  });
  afterAll(() => made?.dispose());
  return () => {
    if (made === undefined) throw new RangeError('the net is made when the tests begin');
    return made;
  };
}

function referenceNet(reference: Reference): ReferenceNet {
  const net = methodNet(reference.weights);
  const x = madeOf(reference.input);
  const maps = Object.fromEntries(
    Object.entries(reference.maps).map(([name, map]) => [name, madeOf(map)]),
  );
  return {
    net,
    x,
    maps,
    measure: async (sample, metric, options = {}) => {
      const result = await evaluate(net, [{ ...sample, x }], { metrics: [metric], ...options });
      expect(result.problems).toEqual([]);
      return result.metrics[metric.name]?.mean ?? NaN;
    },
    dispose: () => {
      for (const each of [net, x, ...Object.values(maps)]) each.dispose();
    },
  };
}

/**
 * Expects agreement with a peer: a thousandth of its value.
 *
 * @param ours What was measured.
 * @param theirs The peer's value.
 */
export function expectAgreement(ours: number, theirs: number): void {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-3 * Math.abs(theirs));
}
