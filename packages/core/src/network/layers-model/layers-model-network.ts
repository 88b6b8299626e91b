import {
  abovePools,
  liftedActivations,
  type LayerGraph,
  type LayerNode,
} from '@gradcam/layer-select';
import { getBackend, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { planCut, stepNamed } from '../plan-cut.js';
import { headFeeds } from '../split-steps.js';
import type { Cut, CutRequest, Network } from '../network.js';
import { reorderedSteps } from '../reordered-steps.js';
import { fusedSteps } from './fused-steps.js';
import { masksForHead } from './layer-masks.js';
import { layerFormats } from './layer-formats.js';
import {
  configOf,
  wrappedLayer,
  type LayerLike,
  type LayersModelLike,
} from './layers-model-like.js';
import { predictLayersModel } from './predict-layers-model.js';
import { reorderedTurns } from './reordered-turns.js';
import { runSteps } from './run-steps.js';
import { traceLayersModel, type LayersTrace, type LayerStep } from './trace-layers-model.js';
import { withoutActivation } from './without-activation.js';

/**
 * Makes a network that can be cut of a tf.LayersModel or tf.Sequential.
 *
 * @param model Stays the user's; it is not changed, and must not be disposed while the network is in use.
 * @returns The network; it holds no tensors.
 */
export function layersModelNetwork(model: LayersModelLike): Network {
  const trace = traceLayersModel(model);
  const isFirst = trace.steps.some(({ layer }) => isChannelsFirst(layer));
  if (isFirst) requireNoFrames(trace.steps);
  const producer = new Map(
    trace.steps.flatMap((step) => step.outputs.map((output) => [output, step.name] as const)),
  );
  const formats = layerFormats(trace.steps);
  const layers = trace.steps.map((step) => ({
    ...describe(step, producer),
    dataFormat: formats.get(step.name),
  }));
  const names = (values: readonly string[]) => values.map((value) => producer.get(value) ?? value);
  const graph: LayerGraph = {
    layers,
    inputs: names(trace.inputs),
    outputs: names(trace.outputs),
    dataFormat: isFirst ? 'channelsFirst' : 'channelsLast',
  };
  // In both formats an activation right behind a maximum pooling stands for the one above it.
  const lifted = liftedActivations(graph);
  const steps = reorderedSteps(trace.steps, lifted);
  const moved = new Set(lifted.flatMap(({ pools, activations }) => [...pools, ...activations]));
  const turns = reorderedTurns(trace.turns, lifted);

  return {
    graph: abovePools(graph),
    trace: { kind: 'layers', steps, inputs: trace.inputs, outputs: trace.outputs },
    inputs: model.inputs.map((input, index) => ({
      name: trace.inputs[index] ?? '',
      shape: input.shape,
      dtype: input.dtype,
    })),
    geometry: async () =>
      (await import('../geometry/read-geometry.js')).layersGeometry(trace.steps),
    cut: (request) => cutLayersModel({ ...trace, steps, turns }, request),
    // What a moved activation or pooling stands for, the model has nowhere.
    predict: (tensors, layer) =>
      moved.has(layer) ? undefined : predictLayersModel(model, trace, tensors, layer),
  };
}

function cutLayersModel(trace: LayersTrace, request: CutRequest): Cut {
  const { steps, inputs, turns } = trace;
  const reduction = stepNamed(steps, request.reductionLayer);
  const activation = request.score === 'logit' ? activationOf(reduction.layer) : undefined;
  const squashes = activation === 'softmax' || activation === 'sigmoid';
  // A layer that is nothing but the activation has its logits at its input; a fused one is run without it.
  const separate = squashes && isActivationLayer(reduction.layer);
  const targetName = separate ? reduction.inputs[0] : reduction.outputs[0];
  const plan = planCut(steps, request, targetName);
  const [trunk, head] = [inTurn(plan.trunk, turns), inTurn(plan.head, turns)];
  // Which masks cross the cut hangs on the layers alone, but only running them tells it.
  let handed: readonly (readonly string[])[] = [];
  const runHead = (fed: ReadonlyMap<string, Tensor>, masks: Map<string, Tensor>): Tensor => {
    const [output] = runSteps(head, fed, [plan.target], { release: false, turns, masks });
    if (output === undefined) throw new RangeError('the head gave no output');
    return output;
  };

  const wanted = [plan.feature, ...plan.bypass];
  let fused: readonly LayerStep[] | undefined;
  // wasm normalises number by number; no other backend was found to be slow.
  const suited = () => (getBackend() === 'wasm' ? (fused ??= fusedSteps(trunk, wanted)) : trunk);

  return {
    values: wanted,
    target: squashes && !separate ? undefined : plan.target,
    trunk: (tensors) => {
      const fed = new Map(tensors.map((tensor, index) => [inputs[index] ?? '', tensor] as const));
      const masks = new Map<string, Tensor>();
      const [activations, ...bypass] = tidy(() => {
        const values = runSteps(suited(), fed, wanted, { release: true, turns, masks });
        const crossing = masksForHead(head, turns, masks);
        handed = [...crossing.values()];
        // A value that is the caller's own input must not be disposed with the rest.
        return [...values, ...crossing.keys()].map((value) =>
          tensors.includes(value) ? value.clone() : value,
        );
      });
      if (activations === undefined) throw new RangeError('the trunk gave no activations');
      return { activations, bypass };
    },
    head: (activations, bypass) => {
      const fed = headFeeds(plan, activations, bypass);
      const crossing = bypass.slice(plan.bypass.length);
      const masks = new Map(
        crossing.flatMap((mask, index) =>
          (handed[index] ?? []).map((name) => [name, mask] as const),
        ),
      );
      return squashes && !separate
        ? withoutActivation(wrappedLayer(reduction.layer), () => runHead(fed, masks))
        : runHead(fed, masks);
    },
  };
}

/** In the order in which `model.predict` runs them. */
function inTurn(steps: readonly LayerStep[], turns: LayersTrace['turns']): readonly LayerStep[] {
  const position = ({ name }: LayerStep) => turns.get(name)?.position ?? -1;
  return [...steps].sort((a, b) => position(a) - position(b));
}

function describe(step: LayerStep, producer: ReadonlyMap<string, string>): LayerNode {
  return {
    name: step.name,
    type: wrappedLayer(step.layer).getClassName(),
    activation: activationOf(step.layer),
    outputShape: step.outputShape,
    inputs: [...new Set(step.inputs.map((value) => producer.get(value) ?? value))],
  };
}

function isChannelsFirst(layer: LayerLike): boolean {
  return configOf(wrappedLayer(layer))['dataFormat'] === 'channelsFirst';
}

/** Frames lie before the channels: `[N, time, channels, ...space]` has its channels neither first nor last. */
function requireNoFrames(steps: readonly LayerStep[]): void {
  const ofFrames = steps.find(({ layer, timeAxes, outputShape }) => {
    const overTime = layer !== wrappedLayer(layer) || layer.getClassName().startsWith('ConvLSTM');
    return outputShape.length > 3 && (timeAxes > 0 || overTime);
  });
  if (ofFrames === undefined) return;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `the layer "${ofFrames.name}" has its channels between time and space, got ${wrappedLayer(ofFrames.layer).getClassName()} with channels first; make the model with channels last.`,
  );
}

function isActivationLayer(layer: LayerLike): boolean {
  return layer.getClassName() === 'Activation' || layer.getClassName() === 'Softmax';
}

/** The activation that a layer is or ends in, in lower case as tfjs-layers names it. */
function activationOf(layer: LayerLike): string | undefined {
  const inner = wrappedLayer(layer);
  if (inner.getClassName() === 'Softmax') return 'softmax';
  const activation = configOf(inner)['activation'];
  return typeof activation === 'string' ? activation.toLowerCase() : undefined;
}
