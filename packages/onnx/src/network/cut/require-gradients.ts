import { planCut, type CutPlan, type CutRequest } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import { headRefusal } from '../../head/head-refusal.js';
import type { CuttableOnnx } from './cut-onnx.js';
import { nodesOf, type OnnxStep } from '../onnx-steps.js';

/** Layers that are tried for the advice, the first below the node that is refused. */
const mostTries = 40;

/**
 * Refuses a cut whose head has a node without a gradient, before anything runs.
 *
 * @param network The network.
 * @param plan The cut.
 * @param request The layers.
 * @throws `GRADIENT_MISSING` with the node, and a layer that works
 */
export function requireGradients(
  network: CuttableOnnx,
  plan: CutPlan<OnnxStep>,
  request: CutRequest,
): void {
  const { graph } = network;
  const refused = headRefusal(nodesOf(plan.head), graph);
  if (refused === undefined) return;
  const { node, op, reason } = refused;
  throw new GradCamError(
    'GRADIENT_MISSING',
    `the head from "${request.featureLayer}" to "${request.reductionLayer}" has a node without a gradient, got "${node}" of type ${op}, which ${reason}; ${advice(network, plan, request)}.`,
  );
}

/** Names a feature layer between that node and the output, or else an output in front of it. */
function advice(network: CuttableOnnx, { head }: CutPlan<OnnxStep>, request: CutRequest): string {
  const { graph, steps, facts } = network;
  const isSpace = ({ outputs: [name = ''] }: OnnxStep) =>
    facts
      .get(name)
      ?.shape?.slice(2)
      .some((size) => size !== 1) === true;
  const works = (layers: Pick<CutRequest, 'featureLayer' | 'reductionLayer'>): boolean => {
    try {
      return headRefusal(nodesOf(planCut(steps, layers).head), graph) === undefined;
    } catch {
      return false;
    }
  };
  const { featureLayer, reductionLayer } = request;
  const later = head
    .filter(isSpace)
    .slice(-mostTries)
    .find(({ name }) => works({ featureLayer: name, reductionLayer }));
  if (later !== undefined) return `take "${later.name}" as featureLayer`;
  const earlier = head
    .slice(0, mostTries)
    .reverse()
    .find(({ name }) => works({ featureLayer, reductionLayer: name }));
  return earlier === undefined
    ? 'take another featureLayer or reductionLayer'
    : `take "${earlier.name}" as reductionLayer`;
}
