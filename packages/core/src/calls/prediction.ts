import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { withBackendFailures } from '../error/with-backend-failures.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { outputActivation, type OutputActivation } from '../network/output-activation.js';
import type { PredictionOptions } from '../options/calls/prediction-options.js';
import type { NetworkData } from '../picture/picture-input.js';
import { withPictures } from '../picture/with-pictures.js';
import { ownPrediction } from '../prediction/own-prediction.js';
import { cutContext, type Context } from '../run/context.js';
import { inputShapesOf } from '../run/inputs/input-shapes-of.js';
import { readInputs } from '../run/inputs/read-inputs.js';
import { chooseReductionLayer } from '../run/prepare/choose-reduction-layer.js';
import { openNetwork } from '../run/prepare/open-network.js';
import { withActivations } from '../run/with-trunk.js';

/** The prediction of one input. */
export interface ClassPrediction {
  /** One number for each class; none of an output that is something else, such as a picture, and of a batch of several. */
  readonly outputs: Float32Array;
  /** The end of the network that the outputs come from; undefined where the network does not say it. */
  readonly activation: OutputActivation | undefined;
}

/**
 * Runs a network on one input.
 *
 * @param model As for `predictClasses`.
 * @param x As for `predictClasses`.
 * @param options As for `predictClasses`.
 * @returns The prediction.
 * @throws Those of `predictClasses`
 */
export function prediction(
  model: ExplainableModel,
  x: NetworkData,
  options: PredictionOptions,
): Promise<ClassPrediction> {
  return withPictures(model, x, options, (tensors, read) =>
    withBackendFailures(
      () => predicted(model, tensors, read),
      () => undefined,
    ),
  );
}

async function predicted(
  model: ExplainableModel,
  x: Tensor | readonly Tensor[],
  options: PredictionOptions,
): Promise<ClassPrediction> {
  const inputShapes = await inputShapesOf(x, options.format, model);
  const network = await openNetwork(model, { ...options, inputShapes });
  const { reductionLayer } = chooseReductionLayer(network, options.reductionLayer);
  const [featureLayer = ''] = network.graph.inputs;
  const request = { featureLayer, reductionLayer, score: 'output' } as const;
  const inputs = await readInputs(network, x, options.format);
  try {
    const output =
      (await ownPrediction(network, request, inputs.tensors, 'all')) ??
      (network.predict && (await cutPrediction(cutContext(network, request, {}), inputs.tensors)));
    const outputs = output === undefined ? new Float32Array() : await classesOf(output);
    return { outputs, activation: outputActivation(network.graph, reductionLayer) };
  } finally {
    inputs.dispose();
  }
}

/** Runs the cut network where tfjs-layers itself cannot give the output, as of a value that several layers read. */
function cutPrediction({ cut }: Context, inputs: readonly Tensor[]): Promise<Tensor> {
  return withActivations(cut, inputs, ({ activations, bypass }) =>
    tidy(() => cut.head(activations, bypass).clone()),
  );
}

/** Reads the output, and disposes it. */
async function classesOf(output: Tensor): Promise<Float32Array> {
  try {
    // Some networks end in one position of space, [1, 1, 1, classes].
    const isOneEach = output.shape[0] === 1 && output.size === Math.max(...output.shape);
    return isOneEach ? Float32Array.from(await output.data()) : new Float32Array();
  } finally {
    output.dispose();
  }
}
