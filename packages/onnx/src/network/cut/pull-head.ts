import type { CutPlan } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { pullGraph } from '../../pullback/pull-graph.js';
import type { OnnxStep } from '../onnx-steps.js';
import type { CuttableOnnx } from './cut-onnx.js';
import type { HeadNodes } from './halves-of.js';

/** Computes the gradient in the activations from that in the head's output; undefined where ONNX Runtime cannot. */
export type PullHead = (
  activations: Tensor,
  bypass: readonly Tensor[],
  seed: Tensor,
) => Promise<Tensor | undefined>;

/**
 * Lets ONNX Runtime differentiate a head: the rule of each node is written as nodes of ONNX.
 *
 * @param network The network.
 * @param plan The cut.
 * @param head The nodes of the head.
 * @returns The function; its graph is written when it is first called, for constants are read from the file.
 */
export function pullHead(
  { graph, facts, engine }: CuttableOnnx,
  plan: CutPlan<OnnxStep>,
  { nodes, numbers, isSingle }: HeadNodes,
): PullHead {
  // What is known of the sizes is of one sample.
  const shapeOf = (name: string) => {
    const shape = facts.get(name)?.shape;
    return isSingle || shape === undefined ? shape : [null, ...shape.slice(1)];
  };
  const values = [plan.feature, ...plan.bypass];
  const typeOf = (name: string) => facts.get(name)?.type;
  const partOnce = () => {
    const { target } = plan;
    const pull = pullGraph(graph, { nodes, values, target, typeOf, shapeOf });
    return pull && { inputs: [...values, pull.seed], outputs: [pull.gradient], graph: pull.graph };
  };
  let written: { readonly part: ReturnType<typeof partOnce> } | undefined;
  return async (activations, bypass, seed) => {
    if (numbers.size > 0) return undefined;
    written ??= { part: partOnce() };
    const { part } = written;
    if (part === undefined) return undefined;
    const tensors = [activations, ...bypass, seed];
    const feeds = tensors.map((tensor, position) => [part.inputs[position] ?? '', tensor] as const);
    try {
      const [gradient] = await engine.run(part, new Map(feeds));
      return gradient;
    } catch (error) {
      // An op without a kernel in this version of ONNX Runtime.
      if (!(error instanceof GradCamError) || error.code !== 'MODEL_UNSUPPORTED') throw error;
      written = { part: undefined };
      return undefined;
    }
  };
}
