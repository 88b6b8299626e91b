import { planCut, type Cut, type CutPlan, type CutRequest } from '@gradcam/core/network';
import type { OnnxGraph } from '../../graph/onnx-graph.js';
import { needsSingleBatch } from '../../head/needs-single-batch.js';
import { numbersFed } from '../../head/numbers-fed.js';
import type { Engine } from '../../session/engine.js';
import { cutBySample } from './cut-by-sample.js';
import { halvesOf } from './halves-of.js';
import { logitValue } from './logit-value.js';
import { nodesOf, type OnnxStep } from '../onnx-steps.js';
import { requireGradients } from './require-gradients.js';
import type { Facts } from '../facts/value-facts.js';

/** A network that can be cut. */
export interface CuttableOnnx {
  readonly graph: OnnxGraph;
  readonly steps: readonly OnnxStep[];
  readonly facts: Facts;
  readonly engine: Engine;
  /** True if it takes one sample at once. */
  readonly isSingle: boolean;
}

/**
 * Cuts a network: the trunk runs in ONNX Runtime, the head as tfjs ops, and without gradients in ONNX Runtime, too.
 *
 * @param network The network.
 * @param request The layers, and whether the head stops in front of the softmax.
 * @returns The halves; they hold no tensors.
 * @throws `LAYER_NOT_FOUND`, `FEATURE_LAYER_UNRELATED`, `GRADIENT_MISSING`
 */
export function cutOnnx(network: CuttableOnnx, request: CutRequest): Cut {
  const { graph, steps, facts } = network;
  const plan = planCut(steps, request, targetOf(steps, request));
  requireGradients(network, plan, request);
  const nodes = nodesOf(plan.head);
  const numbers = numbersFed(nodes, graph);
  const isSingle =
    network.isSingle ||
    numbers.size > 0 ||
    needsSingleBatch(nodes, graph) ||
    !isBatched(plan, facts);
  const halves = halvesOf(network, plan, { nodes, numbers, isSingle });
  const values = [plan.feature, ...plan.bypass];
  if (isSingle) {
    const isNumbers = (position: number) => numbers.has(plan.bypass[position] ?? '');
    return { ...cutBySample(halves, isNumbers), values };
  }
  const { head, forward, pull, gradCam } = halves;
  return {
    head,
    forward,
    pull,
    gradCam,
    values,
    trunk: async (inputs, isOutputWanted = false) => {
      const { values, output } = await halves.trunk(inputs, isOutputWanted);
      const [activations, ...bypass] = values;
      if (activations === undefined) throw new RangeError('the trunk gave no activations');
      return { activations, bypass, output };
    },
  };
}

/** The value that the head computes. */
function targetOf(
  steps: readonly OnnxStep[],
  { reductionLayer, score }: CutRequest,
): string | undefined {
  const layer = steps.find(({ name }) => name === reductionLayer);
  return score === 'logit' && layer !== undefined ? logitValue(steps, layer) : undefined;
}

/** Checks that all that passes by the cut can be repeated for several samples: numbers that the network computes of each. */
function isBatched({ bypass }: CutPlan<OnnxStep>, facts: Facts): boolean {
  return bypass.every((name) => {
    const { type, shape } = facts.get(name) ?? {};
    const isOfSamples =
      shape !== undefined && shape.length > 1 && [null, 1].includes(shape[0] ?? null);
    return isOfSamples && (type === undefined || type.includes('float'));
  });
}
