import type { CutPlan } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { pullGraph, type PullGraph } from '../../pullback/pull-graph.js';
import type { RuntimeTensor } from '../../session/onnx-runtime.js';
import type { Feeds } from '../../session/run-session.js';
import type { OnnxStep } from '../onnx-steps.js';
import type { CuttableOnnx } from './cut-onnx.js';
import type { HeadNodes } from './halves-of.js';
import { knownOf } from './known-of.js';
import { pullScores } from './pull-scores.js';

/** Values that a head computed on its way, by their names. */
export type KeptValues = ReadonlyMap<string, RuntimeTensor>;

/** The way back through a head in ONNX Runtime. */
export interface PullHead {
  /** Names the values of the head's own run that the way back takes; undefined where ONNX Runtime cannot go it. */
  readonly kept: () => readonly string[] | undefined;
  /**
   * Computes the gradients in the activations from those in the head's output.
   *
   * @param cutValues The values at the cut, the activations first, `[N, ...]`.
   * @param seed The gradients in the output, `[T * N, ...]`.
   * @param kept What is kept of the head's run; without it the head runs again.
   * @returns `[T * N, ...]`; undefined where ONNX Runtime cannot.
   */
  readonly pull: (
    cutValues: readonly Tensor[],
    seed: Tensor,
    kept: KeptValues | undefined,
  ) => Promise<Tensor | undefined>;
}

/**
 * Lets ONNX Runtime differentiate a head: the rule of each node is written as nodes of ONNX.
 *
 * @param network The network.
 * @param plan The cut.
 * @param head The nodes of the head.
 * @returns The way back; its graphs are written when they are first needed, for constants are read from the file.
 */
export function pullHead(
  network: CuttableOnnx,
  plan: CutPlan<OnnxStep>,
  head: HeadNodes,
): PullHead {
  const names = [plan.feature, ...plan.bypass];
  const { alone, whole } = writtenOnce(network, plan, head);
  let hasFailed = head.numbers.size > 0;
  const run = async ({ graph, inputs, seed, gradient }: PullGraph, feeds: Feeds) => {
    const part = { inputs: [...inputs, seed], outputs: [gradient], graph };
    const [made] = await network.engine.run(part, feeds);
    if (made === undefined) throw new RangeError('ONNX Runtime gave no gradient');
    return made;
  };
  return {
    kept: () => (hasFailed ? undefined : alone()?.inputs.filter((name) => !names.includes(name))),
    pull: async (cutValues, seed, kept) => {
      const graph = hasFailed ? undefined : kept === undefined ? whole() : alone();
      if (graph === undefined) return undefined;
      const named = cutValues.map((value, at) => [names[at] ?? '', value] as const);
      const values: Feeds = new Map<string, Tensor | RuntimeTensor>([...named, ...(kept ?? [])]);
      const taken = new Map([...values].filter(([name]) => graph.inputs.includes(name)));
      try {
        return await pullScores((feeds) => run(graph, feeds), {
          values: taken,
          seed: [graph.seed, seed],
          samples: cutValues[0]?.shape[0] ?? 1,
          isSingle: head.isSingle,
        });
      } catch (error) {
        // An op without a kernel in this version of ONNX Runtime.
        if (!(error instanceof GradCamError) || error.code !== 'MODEL_UNSUPPORTED') throw error;
        hasFailed = true;
        return undefined;
      }
    },
  };
}

/** Writes the way back alone, and behind the head. */
function writtenOnce(
  { graph, facts }: CuttableOnnx,
  { feature, bypass, target }: CutPlan<OnnxStep>,
  { nodes, isSingle }: HeadNodes,
): Record<'alone' | 'whole', () => PullGraph | undefined> {
  const known = knownOf(facts, isSingle);
  const values = [feature, ...bypass];
  const written = new Map<boolean, PullGraph | undefined>();
  const write = (isComputed: boolean) => {
    if (!written.has(isComputed))
      written.set(isComputed, pullGraph(graph, { nodes, values, target, ...known, isComputed }));
    return written.get(isComputed);
  };
  return { alone: () => write(true), whole: () => write(false) };
}
