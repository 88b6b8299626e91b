import { logSoftmax, sigmoid, softmax, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import type { Pacing } from '../pace/pacing.js';
import { pause } from '../pace/pause.js';
import type { CutRequest, Network } from '../network/network.js';
import { differs, largestDifference, type Difference } from './largest-difference.js';
import { ownPrediction } from './own-prediction.js';

/** The outputs to compare. */
export interface Comparison {
  readonly network: Network;
  readonly request: CutRequest;
  readonly options: Pacing & { readonly checkPrediction?: boolean | undefined };
  /** The network's inputs, with their batch axes; the caller keeps them. */
  readonly inputs: readonly Tensor[];
  /** The output of the cut network at the reduction layer, sample by sample; the caller keeps it. */
  readonly output: Tensor;
}

const passed = new WeakMap<Network, Set<string>>();

/**
 * Holds what the cut network computes against what the network predicts by its own path, once for each network and pair of layers.
 *
 * A cut network is assembled here, layer by layer: anything the network passes in addition to its tensors may be missing, and the
 * map would explain another network.
 *
 * @param comparison The network, its inputs and the output of its cut.
 * @throws `PREDICTION_DIFFERS` with both numbers
 */
export async function requirePrediction(comparison: Comparison): Promise<void> {
  const { network, request, options } = comparison;
  await pause(options);
  if (isHeld(comparison)) return;
  const predicted = await valuesOf(comparison, 'first');
  if (predicted !== undefined) await requireSame(comparison, predicted);
  const known = passed.get(network) ?? new Set();
  passed.set(network, known.add(JSON.stringify(request)));
}

/**
 * Tells whether nothing is left to compare.
 *
 * @param comparison The network and the options.
 * @returns True where it was compared before, or is not to be. A network that has no prediction of the layer has none later on.
 */
export function isHeld({
  network,
  request,
  options,
}: Pick<Comparison, 'network' | 'request' | 'options'>): boolean {
  if (options.checkPrediction === false) return true;
  return passed.get(network)?.has(JSON.stringify(request)) === true;
}

async function requireSame(comparison: Comparison, predicted: ArrayLike<number>): Promise<void> {
  const { network, request, output } = comparison;
  const own = network.predictionTolerance;
  const difference = await leastDifference(candidates(output, request.score), predicted, own);
  if (differs(difference, own) && (await isFirm(comparison)))
    throw failure(difference, request.reductionLayer);
}

/**
 * Checks that a difference remains with the whole batch, if the samples of a batch may depend on each other, and that the network
 * predicts the same twice: a random network cannot be compared with anything.
 */
async function isFirm(comparison: Comparison): Promise<boolean> {
  const { request, output, network } = comparison;
  const own = network.predictionTolerance;
  const [all = [], again = []] = [
    await valuesOf(comparison, 'all'),
    await valuesOf(comparison, 'all'),
  ];
  if (differs(largestDifference(again, all), own)) return false;
  return differs(await leastDifference(candidates(output, request.score), all, own), own);
}

async function valuesOf(
  { network, request, inputs }: Comparison,
  samples: 'first' | 'all',
): Promise<ArrayLike<number> | undefined> {
  const predicted = await ownPrediction(network, request, inputs, samples);
  try {
    return await predicted?.data();
  } finally {
    predicted?.dispose();
  }
}

/**
 * The output; for logits, what softmax over any axis, its logarithm, and sigmoid make of them, for the network's own output is behind one of these.
 */
function candidates(output: Tensor, score: 'output' | 'logit'): readonly (() => Tensor)[] {
  const whole = () => output.clone();
  if (score === 'output') return [whole];
  const axes = output.shape.map((_, axis) => axis).slice(1);
  const overAxis = (squashed: (logits: Tensor) => Tensor) => (axis: number) => () => {
    const last = [...axes.filter((other) => other !== axis), axis];
    const order = [0, ...last];
    const back = order.map((_, position) => order.indexOf(position));
    return transpose(squashed(transpose(output, order)), back);
  };
  axes.reverse();
  const logarithms = axes.map(overAxis((logits) => logSoftmax(logits)));
  const shares = axes.map(overAxis((logits) => softmax(logits)));
  return [...shares, () => sigmoid(output), ...logarithms, whole];
}

async function leastDifference(
  outputs: readonly (() => Tensor)[],
  predicted: ArrayLike<number>,
  own: number | undefined,
): Promise<Difference> {
  let least: Difference | undefined;
  for (const make of outputs) {
    const output = tidy(make);
    const difference = largestDifference(await output.data(), predicted);
    output.dispose();
    if (least === undefined || difference.share < least.share) least = difference;
    if (!differs(least, own)) break;
  }
  if (least === undefined) throw new RangeError('there is nothing to compare');
  return least;
}

function failure({ position, cut, predicted }: Difference, reductionLayer: string): GradCamError {
  return new GradCamError(
    'PREDICTION_DIFFERS',
    `the network computes something else when it is cut than the model itself predicts, got ${cut} for ${predicted} at the output number ${position} of "${reductionLayer}", so that a map would explain another network; cut it at another featureLayer, report the model, or set checkPrediction to false to see the map all the same.`,
  );
}
