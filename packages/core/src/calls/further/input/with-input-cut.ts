import { GradCamError } from '@gradcam/errors';
import type { DataFormat } from '@gradcam/layer-select';
import { squeeze, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { withBackendFailures } from '../../../error/with-backend-failures.js';
import type { ExplainableModel } from '../../../network/open/explainable-model.js';
import type { NetworkData } from '../../../picture/picture-input.js';
import { withPictures } from '../../../picture/with-pictures.js';
import { presetOf } from '../../../preset/preset-of.js';
import { cutContext, type Context } from '../../../run/context.js';
import type { ScoredTrunk } from '../../../run/derivative/differentiate-scores.js';
import { inputShapesOf } from '../../../run/inputs/input-shapes-of.js';
import { chooseReductionLayer } from '../../../run/prepare/choose-reduction-layer.js';
import { openNetwork } from '../../../run/prepare/open-network.js';
import { withTrunk, type Trunk } from '../../../run/with-trunk.js';
import { channelsLast, formatOfInput } from '../../../space/data-format.js';
import { classAxis } from '../../../target/class-axis.js';
import { resolveTarget } from '../../../target/resolve-target.js';
import type { Score } from '../../../target/score.js';
import type { Target } from '../../../target/target.js';
import type { InputGradientOptions } from '../../../options/calls/input-options.js';

/** A network cut at its first input: the activations at the cut are the input itself. */
export interface InputCut extends Trunk, ScoredTrunk {
  readonly context: Context;
  /** The position of the channels in the first input. */
  readonly format: DataFormat;
  /** From a tensor of the first input's shape, with its batch axis, to channels last, without that axis where the caller gave none. */
  readonly asGiven: (tensor: Tensor) => Tensor;
  /** From `[N, ...space]` to what `asGiven` keeps of the batch axis. */
  readonly unbatched: (map: Tensor) => Tensor;
}

/** The target and the inputs of a request. */
export interface InputRequest {
  readonly net: ExplainableModel;
  readonly x: NetworkData;
  readonly target: Target | undefined;
  readonly options: InputGradientOptions;
}

/**
 * Runs something with a network that is cut at its first input, and frees what was made for it. No feature layer is chosen.
 *
 * @param request The request.
 * @param run Gets the cut network.
 * @param discard Frees what `run` gave, where the device was lost.
 * @returns The result of `run`.
 * @throws The errors of `gradCAM`; `BAD_OPTION` for a list of targets
 */
export function withInputCut<T>(
  { net, x, target, options }: InputRequest,
  run: (cut: InputCut) => T | Promise<T>,
  discard: (result: T) => void,
): Promise<T> {
  return withPictures(net, x, options, async (tensors, read) => {
    const inputShapes = await inputShapesOf(tensors, read.format, net);
    const network = await openNetwork(net, { ...read, inputShapes });
    const { reductionLayer } = chooseReductionLayer(network, read.reductionLayer);
    const [featureLayer = ''] = network.graph.inputs;
    const request = { featureLayer, reductionLayer, score: presetOf(read).score };
    const context = cutContext(network, request, read);
    const axis = classAxis(network, request, read.classNames);
    const resolved = resolveTarget(target, axis);
    const scores = [onlyScore(resolved.scores, target)];
    return await withBackendFailures(
      () => withTrunk(context, tensors, (trunk) => run({ ...inputCut(context, trunk), scores })),
      discard,
    );
  });
}

function inputCut(context: Context, trunk: Trunk): Omit<InputCut, 'scores'> {
  const { shape } = trunk.cutActivations.activations;
  const format = formatOfInput(context.network.graph, 0, shape);
  const unbatched = (map: Tensor) => (trunk.batched ? map : squeeze(map, [0]));
  const asGiven = (tensor: Tensor) => tidy(() => unbatched(channelsLast(tensor, format)).clone());
  return { ...trunk, context, format, asGiven, unbatched };
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
