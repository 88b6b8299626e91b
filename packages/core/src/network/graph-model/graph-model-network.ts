import {
  abovePools,
  liftedActivations,
  type LayerGraph,
  type LayerNode,
  type LiftedActivations,
} from '@gradcam/layer-select';
import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import type { Cut, CutRequest, Network, NetworkInput } from '../network.js';
import { headFeeds } from '../split-steps.js';
import { planCut, stepNamed } from '../plan-cut.js';
import { reorderedSteps } from '../reordered-steps.js';
import { graphOutline, type GraphInput } from './graph-inputs.js';
import type { GraphModelLike, GraphNodeLike } from './graph-model-like.js';
import { fedBypass, isRefusedAsFeed } from './running/fed-bypass.js';
import { predictGraphModel } from './running/predict-graph-model.js';
import { nodeFormats } from './node-formats.js';
import { probeShapes, probeValues } from './probe-shapes.js';
import { reorderedModel, type ReorderedModel } from './running/reordered-model.js';
import { requireReadAttributes } from './require-read-attributes.js';
import { requireWeights } from './require-weights.js';
import { withFrames } from './with-frames.js';
import type { GraphStep, GraphTrace } from './trace-graph-model.js';

/**
 * Makes a network that can be cut of a tf.GraphModel: any node can be fed and fetched.
 *
 * @param model Stays the user's; it must not be disposed while the network is in use.
 * @param inputShapes The shape of one real input each, with or without the batch axis, where the model leaves sizes open.
 * @returns The network; it holds no tensors.
 * @throws `MODEL_UNSUPPORTED`, `INPUT_SHAPE`, `DISPOSED`
 */
export function graphModelNetwork(
  model: GraphModelLike,
  inputShapes?: readonly (readonly number[])[],
): Network {
  requireWeights(model);
  const { trace, dataFormat, ...outline } = graphOutline(model);
  requireReadAttributes(trace);
  const inputs = outline.inputs.map((input, index) => withRank(input, inputShapes?.[index]));
  const probed = probeShapes(model, trace, inputs, inputShapes);
  const producer = new Map(
    trace.steps.flatMap((step) => step.outputs.map((output) => [output, step.name] as const)),
  );
  const nameOf = (value: string) => producer.get(value) ?? value;
  const formats = nodeFormats(model, trace.steps, probed);
  const graph: LayerGraph = {
    layers: trace.steps.map((step) => ({
      ...describe(step, nameOf),
      outputShape: probed.get(step.name)?.shape,
      dataFormat: formats.get(step.name),
    })),
    inputs: trace.inputs.map(nameOf),
    outputs: trace.outputs.map(nameOf),
    dataFormat,
  };
  // The converter moves maximum poolings above activations: described, and cut, as the network was made.
  const lifted = liftedActivations(graph);
  const sourceOf = ({ pools }: LiftedActivations): string =>
    stepNamed(trace.steps, pools[0] ?? '').inputs[0] ?? '';
  const reordered = reorderedModel(model, lifted, lifted.map(sourceOf));
  const described = { ...trace, steps: reorderedSteps(trace.steps, lifted) };
  const moved = new Set(lifted.flatMap(({ pools, activations }) => [...pools, ...activations]));

  const refused = new Set(
    trace.steps.flatMap(({ name, node }) => {
      const dtype = probed.get(name)?.dtype;
      return dtype !== undefined && isRefusedAsFeed(node, dtype) ? [name] : [];
    }),
  );
  const network: Network = {
    graph: abovePools(graph),
    trace: { kind: 'graph', ...described },
    inputs,
    geometry: async (sizes = inputShapes) =>
      (await import('../geometry/read-geometry.js')).graphGeometry(model, trace.steps, {
        dataFormat,
        valuesOf: (names) => probeValues(model, names, inputs, sizes),
      }),
    cut: (request) => cutGraphModel({ model, reordered, trace: described, refused }, request),
    // What a moved activation or pooling stands for, the model has nowhere.
    predict: (tensors, layer) =>
      moved.has(layer) ? undefined : predictGraphModel(model, trace, tensors, layer),
  };
  return withFrames(network, inputShapes);
}

/** A model that can be cut. */
interface CuttableModel {
  readonly model: GraphModelLike;
  readonly reordered: ReorderedModel;
  readonly trace: GraphTrace;
  /** The names of the steps whose output cannot be fed. */
  readonly refused: ReadonlySet<string>;
}

function cutGraphModel(
  { model, reordered, trace, refused }: CuttableModel,
  request: CutRequest,
): Cut {
  const { value, step } = copied(trace.steps, stepNamed(trace.steps, request.reductionLayer));
  const squashes = step.node.op === 'Softmax' || step.node.op === 'Sigmoid';
  const target = request.score === 'logit' && squashes ? step.inputs[0] : value;
  const plan = fedBypass(planCut(trace.steps, request, target), trace.steps, refused);

  const loop = plan.head.find((step) => step.isControlFlow);
  if (loop !== undefined) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `there is a node that runs asynchronously between "${request.featureLayer}" and "${request.reductionLayer}", got "${loop.name}" of type ${loop.node.op}, which has no gradient; name as reductionLayer a node before it${beforeLoop(plan.head)}, or convert the network to a layers model, whose recurrent layers have a gradient.`,
    );
  }
  const isDynamic = plan.trunk.some((step) => step.isDynamic);
  const names = [plan.feature, ...plan.bypass];

  return {
    values: names,
    target: plan.target,
    trunk: async (tensors) => {
      requireWeights(model);
      const feeds = Object.fromEntries(
        tensors.map((tensor, index) => [trace.inputs[index] ?? '', tensor] as const),
      );
      // A value that is the caller's own input must not be disposed with the rest.
      const notInputs = (values: Tensor[]) =>
        values.map((value) => (tensors.includes(value) ? value.clone() : value));
      const [activations, ...bypass] = isDynamic
        ? notInputs(await runLoops(() => reordered.executeAsync(feeds, names)))
        : tidy(() => notInputs(reordered.execute(feeds, names)));
      if (activations === undefined) throw new RangeError('the trunk gave no activations');
      return { activations, bypass };
    },
    head: (activations, bypass) => {
      requireWeights(model);
      const feeds = Object.fromEntries(headFeeds(plan, activations, bypass));
      const [output] = reordered.execute(feeds, [plan.target]);
      if (output === undefined) throw new RangeError('the head gave no output');
      return output;
    },
  };
}

/** Some loops TensorFlow.js cannot run, that of a recurrent layer with a mask among them: it ends without having come to the output. */
async function runLoops(run: () => Promise<Tensor[]>): Promise<Tensor[]> {
  try {
    return await run();
  } catch (cause) {
    if (!(cause instanceof Error && /^cannot compute the outputs/i.test(cause.message)))
      throw cause;
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `TensorFlow.js cannot run the loops of this graph, got "${cause.message}"; convert the network to a layers model.`,
      { cause },
    );
  }
}

/** Finds the node that a node is a copy of: a copy may wait for a branch or a loop that its value does not come from. */
function copied(
  steps: readonly GraphStep[],
  step: GraphStep,
): { readonly value: string | undefined; readonly step: GraphStep } {
  const [value] = step.node.op === 'Identity' ? step.inputs : step.outputs;
  const source = steps.find(({ outputs }) => value !== undefined && outputs.includes(value));
  return source === undefined || source === step ? { value, step } : copied(steps, source);
}

/** The last nodes of a head before its branches and loops: between these and the feature, everything has a gradient. */
function beforeLoop(head: readonly GraphStep[]): string {
  const behind = new Set<string>();
  const read = new Set<string>();
  for (const { inputs, outputs, isControlFlow } of head) {
    if (!isControlFlow && !inputs.some((input) => behind.has(input))) continue;
    outputs.forEach((output) => behind.add(output));
    inputs.forEach((input) => read.add(input));
  }
  const names = head
    .filter(({ outputs }) => outputs.some((each) => read.has(each) && !behind.has(each)))
    .slice(0, 4)
    .map(({ name }) => `"${name}"`);
  return names.length === 0 ? '' : `: ${names.join(', ')}`;
}

function describe(step: GraphStep, nameOf: (value: string) => string): LayerNode {
  return {
    name: step.name,
    type: step.node.op,
    activation: activationOf(step.node),
    inputs: [...new Set(step.inputs.map(nameOf))],
  };
}

/** The activation that was fused into a convolution or a product: the last of its fused ops. */
function activationOf(node: GraphNodeLike): string | undefined {
  if (node.op === 'Softmax' || node.op === 'Sigmoid') return node.op.toLowerCase();
  const fused = node.attrParams['fusedOps']?.value;
  const last: unknown = Array.isArray(fused) ? fused[fused.length - 1] : undefined;
  return typeof last === 'string' && last.toLowerCase() !== 'biasadd'
    ? last.toLowerCase()
    : undefined;
}

/** A model that does not say how many axes an input has takes it as it comes. */
function withRank(input: GraphInput, realShape: readonly number[] | undefined): NetworkInput {
  const shape = input.shape ?? realShape?.map(() => null);
  if (shape !== undefined) return { ...input, shape };
  throw new GradCamError(
    'INPUT_SHAPE',
    `the model does not say how many axes its input "${input.name}" has; give inputShapes, the shape of one real input each.`,
  );
}
