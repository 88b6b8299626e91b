import { selectReductionLayer, type DataFormat } from '@gradcam/layer-select';
import { dispose, squeeze, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { batchedInputs } from './inputs/batched-inputs.js';
import { withBackendFailures } from '../error/backend-failure.js';
import type { GradCAMOptions } from '../options/options.js';
import { openNetwork } from './prepare/open-network.js';
import { GradCamError } from '@gradcam/errors';
import { backwardKernels } from '@gradcam/tfjs-gradients/engine';
import type { CutDifferentiation } from '../network/differentiate-cut.js';
import { mendedCut } from '../network/mended-cut.js';
import type { CutRequest } from '../network/network.js';
import { selectingLayers } from './prepare/selecting-layers.js';
import type { ExplainableModel } from '../network/to-network.js';
import { requirePrediction } from '../prediction/require-prediction.js';
import { presetOf } from '../preset/preset-of.js';
import { channelsLast, inputFormat } from '../space/data-format.js';
import type { NetworkData } from '../picture/picture-input.js';
import { withPictures } from '../picture/with-pictures.js';
import { inputShapesOf } from './inputs/input-shapes-of.js';
import { classAxis } from '../target/class-axis.js';
import { resolveTarget } from '../target/resolve-target.js';
import type { Score } from '../target/score.js';
import type { Target } from '../target/target.js';

/** A network cut at its first input, run up to it. */
export interface AtInput {
  /** What `differentiate` needs. */
  readonly differentiation: CutDifferentiation;
  /** Where the layers have their channels. */
  readonly layerFormat: DataFormat;
  /** From a tensor of the first input's shape, with its batch axis, to channels last, without that axis where the caller gave none. */
  readonly asGiven: (tensor: Tensor) => Tensor;
  /** From `[N, ...space]` to what `asGiven` keeps of the batch axis. */
  readonly unbatched: (map: Tensor) => Tensor;
  /** Where the first input has its channels. */
  readonly format: DataFormat;
  readonly reductionLayer: string;
  /** Holds the reduction layer's output against what the network predicts; throws `PREDICTION_DIFFERS`. */
  readonly requirePrediction: (output: Tensor) => Promise<void>;
}

/** What explains the input itself: it has no feature layer, and nothing that is said of one. */
export type InputGradientOptions = Pick<
  GradCAMOptions,
  | 'reductionLayer'
  | 'score'
  | 'preset'
  | 'format'
  | 'checkPrediction'
  | 'preprocessing'
  | 'classNames'
>;

/** The names of these options. */
export const inputGradientOptionNames = {
  reductionLayer: true,
  score: true,
  preset: true,
  format: true,
  checkPrediction: true,
  preprocessing: true,
  classNames: true,
} as const satisfies Record<keyof InputGradientOptions, true>;

/**
 * Those of the options of a map that the input's gradient has a use for.
 *
 * @param options Of a map.
 * @returns Some of them.
 */
export function ofInput(options: InputGradientOptions): InputGradientOptions {
  const { reductionLayer, score, preset, format } = options;
  const { checkPrediction, preprocessing, classNames } = options;
  return { reductionLayer, score, preset, format, checkPrediction, preprocessing, classNames };
}

/** What is explained. */
export interface AtInputRequest {
  readonly net: ExplainableModel;
  readonly x: NetworkData;
  readonly target: Target | undefined;
  readonly options: InputGradientOptions;
}

/**
 * Runs something with a network that is cut at its first input, and frees what was made for it.
 *
 * @param request What is explained.
 * @param run Gets the cut network.
 * @param discard Frees what `run` gave, where the device was lost.
 * @returns What `run` gives.
 * @throws The errors of `gradCAM`; `BAD_OPTION` for a list of targets
 */
export function atInput<T>(
  request: AtInputRequest,
  run: (at: AtInput) => T | Promise<T>,
  discard: (result: T) => void,
): Promise<T> {
  const { net, x, options } = request;
  return withPictures(net, x, options, (tensors, read) =>
    atTensors({ ...request, x: tensors, options: read }, run, discard),
  );
}

async function atTensors<T>(
  {
    net,
    x,
    target,
    options,
  }: Omit<AtInputRequest, 'x'> & { readonly x: Tensor | readonly Tensor[] },
  run: (at: AtInput) => T | Promise<T>,
  discard: (result: T) => void,
): Promise<T> {
  const inputShapes = inputShapesOf(x, options.format, net);
  const network = await openNetwork(net, { ...options, inputShapes });
  const { reductionLayer } = selectingLayers(() =>
    selectReductionLayer(network.graph, { reductionLayer: options.reductionLayer }),
  );
  const request: CutRequest = {
    featureLayer: network.graph.inputs[0] ?? '',
    reductionLayer,
    score: presetOf(options).score,
  };
  const axis = classAxis(network, request, options.classNames);
  const score = onlyScore(resolveTarget(target, axis).scores, target);
  const cut = mendedCut(network.cut(request));
  const { dataFormat } = network.graph;
  return withBackendFailures(async () => {
    const kernels = await backwardKernels();
    const inputs = await batchedInputs(network, x, options.format);
    const owned: Tensor[] = [];
    try {
      const at = await cut.trunk(inputs.tensors);
      owned.push(at.activations, ...at.bypass);
      const format = inputFormat(at.activations.shape, dataFormat);
      const unbatched = (map: Tensor) => (inputs.batched ? map : squeeze(map, [0]));
      return await run({
        differentiation: {
          cut,
          request,
          at,
          evaluate: (output) => score.evaluate(channelsLast(output, dataFormat)),
          kernels,
        },
        layerFormat: dataFormat,
        asGiven: (tensor) => tidy(() => unbatched(channelsLast(tensor, format)).clone()),
        unbatched,
        format,
        reductionLayer: request.reductionLayer,
        requirePrediction: (output) =>
          requirePrediction({
            network,
            request,
            options,
            inputs: inputs.tensors,
            output,
          }),
      });
    } finally {
      dispose(owned);
      inputs.dispose();
    }
  }, discard);
}

function onlyScore(scores: readonly Score[], target: Target | undefined): Score {
  const [one] = scores;
  const label = typeof target === 'object' && 'label' in target ? target.label : target;
  if (one !== undefined && !Array.isArray(label)) return one;
  throw new GradCamError(
    'BAD_OPTION',
    `one class is explained at a time, got a list of ${scores.length}; call it once for each.`,
  );
}
