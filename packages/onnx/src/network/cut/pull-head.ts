import type { CutPlan } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { pullGraph, type PullGraph } from '../../pullback/pull-graph.js';
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
  let written: { readonly pull: PullGraph | undefined } | undefined;
  const graphOnce = () =>
    pullGraph(graph, {
      nodes,
      values,
      target: plan.target,
      typeOf: (name) => facts.get(name)?.type,
      shapeOf,
    });
  return async (activations, bypass, seed) => {
    if (numbers.size > 0) return undefined;
    written ??= { pull: graphOnce() };
    const { pull } = written;
    if (pull === undefined) return undefined;
    const tensors = [activations, ...bypass, seed];
    const inputs = [...values, pull.seed];
    const feeds = inputs.flatMap((name, position): [string, Tensor][] => {
      const tensor = tensors[position];
      return tensor === undefined ? [] : [[name, tensor]];
    });
    try {
      const part = { inputs, outputs: [pull.gradient], graph: pull.graph };
      const [gradient] = await engine.run(part, new Map(feeds));
      return gradient;
    } catch (error) {
      // An op without a kernel in this version of ONNX Runtime.
      if (!(error instanceof GradCamError) || error.code !== 'MODEL_UNSUPPORTED') throw error;
      written = { pull: undefined };
      return undefined;
    }
  };
}
