import { GradCamError } from '@gradcam/errors';
import { layerFormat, type DataFormat } from '@gradcam/layer-select';
import { concat, dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { withBackendFailures } from '../../error/with-backend-failures.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import { outputActivation } from '../../network/output-activation.js';
import type { ScorerOptions } from '../../options/calls/scorer-options.js';
import { scoreOfHead } from '../../run/combine/score-of-head.js';
import { inBatches } from '../../run/combine/pass-scores.js';
import type { Context } from '../../run/context.js';
import { readInputs } from '../../run/inputs/read-inputs.js';
import { prepare } from '../../run/prepare/prepare.js';
import { withActivations } from '../../run/with-trunk.js';
import { channelsLast, formatOfInput } from '../../space/data-format.js';
import { classAxis, classScores, type ClassAxis } from '../../target/class-axis.js';
import { classIndex } from '../../target/class-index.js';
import { classProbabilities } from '../../target/class-probabilities.js';
import type { ClassLabel } from '../../target/target.js';

/** A network that gives the scores of its classes, for many changed inputs. It holds no tensors; the model must outlive it. */
export interface Scorer {
  readonly featureLayer: string;
  readonly reductionLayer: string;
  /** The position of the channels in the input. */
  readonly format: DataFormat;
  /**
   * Finds the index of a class.
   *
   * @param label An index or a name.
   * @returns The index; whether the network has such a class shows in its scores.
   * @throws `UNKNOWN_CLASS_NAME`, `AMBIGUOUS_CLASS_NAME`, `CLASS_NAMES_MISSING`
   */
  classIndex(label: ClassLabel): number;
  /**
   * Checks an input as `gradCAM` does, and gives it the network's type and a batch axis.
   *
   * @param x The input of a network with one; the caller keeps it.
   * @returns `[N, ...]`; the caller disposes it.
   * @throws Those about the input of `gradCAM`
   */
  read(x: Tensor): Promise<Tensor>;
  /**
   * Computes the scores of all classes. Of `'output'` they are probabilities, also of a network that ends in logits; one that does not say in what it ends keeps its numbers.
   * Where each position has scores they are the mean of `'output'`, and the sum of `'logit'`.
   *
   * @param inputs `[N, ...]`, of the type and the order of what `read` gave; the caller keeps them.
   * @returns `[N, classes]`; the caller disposes it.
   */
  scores(inputs: Tensor): Promise<Tensor>;
}

/**
 * Prepares a network for its scores.
 *
 * @param model As for `createScorer`.
 * @param options As for `createScorer`.
 * @returns The scorer.
 * @throws Those of `createScorer`
 */
export async function scorerFor(model: ExplainableModel, options: ScorerOptions): Promise<Scorer> {
  const context = await prepare(model, options);
  requireOneInput(context);
  return scorerOf(context, classAxis(context.network, context.request, options.classNames));
}

function requireOneInput({ network: { inputs } }: Context): void {
  if (inputs.length === 1) return;
  throw new GradCamError(
    'INPUT_COUNT',
    `the network has ${inputs.length} inputs, expected one, whose parts are changed.`,
  );
}

function scorerOf(context: Context, axis: ClassAxis): Scorer {
  const { network, request } = context;
  return {
    featureLayer: request.featureLayer,
    reductionLayer: request.reductionLayer,
    format: formatOfInput(network.graph, 0, network.inputs[0]?.shape ?? []),
    classIndex: (label) => classIndex(label, axis.names),
    read: async (x) => {
      const inputs = await readInputs(network, x);
      try {
        return concat([...inputs.tensors]);
      } finally {
        inputs.dispose();
      }
    },
    scores: (inputs) =>
      withBackendFailures(
        () => scoresOf(context, axis, inputs),
        (scores) => {
          scores.dispose();
        },
      ),
  };
}

/** In as many parts as the network has to be run. */
async function scoresOf(
  { network, request, cut }: Context,
  axis: ClassAxis,
  inputs: Tensor,
): Promise<Tensor> {
  const { reductionLayer, score } = request;
  const format = layerFormat(network.graph, reductionLayer);
  const scoresIn =
    score === 'logit'
      ? (output: Tensor) => classScores(axis.classesOf(output))
      : classProbabilities(axis, outputActivation(network.graph, reductionLayer));
  const parts = tidy(() => inBatches(inputs, network).map((part) => part.clone()));
  const scores: Tensor[] = [];
  try {
    for (const part of parts)
      scores.push(
        await withActivations(cut, [part], (cutActivations) =>
          scoreOfHead(cut, cutActivations, (output) =>
            scoresIn(channelsLast(output, format)).clone(),
          ),
        ),
      );
    return concat(scores);
  } finally {
    dispose(parts);
    dispose(scores);
  }
}
