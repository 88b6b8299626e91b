import type { Derivative, KernelOverride } from '@gradcam/tfjs-gradients/engine';
import { argMax, dispose, neg, slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { keepSign } from '../method/sign.js';
import { differentiateCut } from '../network/differentiate-cut.js';
import type { CutActivations } from '../network/network.js';
import { requirePrediction } from '../prediction/require-prediction.js';
import { classScores, type ClassAxis } from '../target/class-axis.js';
import type { Score } from '../target/score.js';
import { channelsLast } from '../space/data-format.js';
import type { FeatureSpace } from '../space/feature-space.js';
import type { Explained } from './grad-cam-result.js';
import type { Prepared } from './prepare/prepared.js';
import type { MapWarning } from './map-warning.js';
import { zeroMaps } from './zero-maps.js';
import { runMethod } from './combine/run-method.js';

/** One run of the head, forward and backward, for one or several scores at once. */
export interface Pass {
  readonly prepared: Prepared;
  readonly kernels: readonly KernelOverride[];
  /** The activations of the batch, once for each score: `[T * N, ...]`. */
  readonly at: CutActivations;
  /** The network's inputs, `[N, ...]`. */
  readonly inputs: readonly Tensor[];
  readonly scores: readonly Score[];
  /** Which classes the output has. */
  readonly axis: ClassAxis;
  readonly space: FeatureSpace;
}

/** What comes out of a pass. */
export interface PassResult {
  /** `[T * N, ...space]`, score by score; the caller disposes it. */
  readonly maps: Tensor;
  /** In the order of the maps. */
  readonly explained: readonly Explained[];
  readonly warnings: readonly MapWarning[];
}

/**
 * Differentiates the scores, combines gradients and activations, and resamples the maps.
 *
 * @param pass What to do.
 * @returns Maps and what they explain.
 * @throws The errors of `differentiate`
 */
export async function runPass(pass: Pass): Promise<PassResult> {
  const { prepared, kernels, at, scores, axis, space } = pass;
  const { request, network } = prepared;
  const format = network.graph.dataFormat;
  const derivative = differentiateCut({
    cut: prepared.cut,
    request,
    at,
    evaluate: (output) => evaluateAll(scores, channelsLast(output, format)),
    kernels,
  });
  try {
    await requirePrediction({ ...prepared, inputs: pass.inputs, output: derivative.output });
    const explained = await describe(
      scores,
      derivative,
      (output) => axis.classesOf(channelsLast(output, format)),
      axis.names,
    );
    const { sign } = prepared.preset;
    const negative = sign === 'negative';
    const input = tidy(() => {
      const gradients = space.unfold(derivative.gradients);
      return {
        activations: space.unfold(at.activations).clone(),
        gradients: negative ? neg(gradients) : gradients.clone(),
      };
    });
    let map: Tensor | undefined;
    try {
      const made = await runMethod(prepared.method, input, {
        ...pass,
        explained,
        values: derivative.scores,
        negative,
      });
      map = made;
      const { method } = prepared;
      const warnings = await zeroMaps({ method, input, made, sign, explained });
      const maps = tidy(() => {
        const finished = prepared.finish(keepSign(made, sign), space.size);
        return (space.size === undefined ? finished : space.asInput(finished)).clone();
      });
      return { maps, explained, warnings };
    } finally {
      dispose([...(map === undefined ? [] : [map]), input.activations, input.gradients]);
    }
  } finally {
    derivative.gradients.dispose();
    derivative.scores.dispose();
    derivative.output.dispose();
  }
}

/** Each score reads its own part of the batch. */
function evaluateAll(scores: readonly Score[], output: Tensor): readonly Tensor[] {
  const [only, ...others] = scores;
  if (only !== undefined && others.length === 0) return [only.evaluate(output)];
  const samples = output.shape[0] / scores.length;
  return scores.map((score, index) => score.evaluate(slice(output, [index * samples], [samples])));
}

async function describe(
  scores: readonly Score[],
  { scores: values, output }: Derivative,
  classesOf: (output: Tensor) => Tensor,
  classNames: readonly string[] | undefined,
): Promise<Explained[]> {
  const numbers = await values.data();
  const samples = numbers.length / scores.length;
  const isPredicted = scores.some((score) => score.classOf(0) === 'predicted');
  const predicted = isPredicted ? await predictedClasses(classesOf, output) : [];
  return scores.flatMap((score, index) =>
    Array.from({ length: samples }, (_, sample) => {
      const at = index * samples + sample;
      const choice = score.classOf(sample);
      const classIndex = choice === 'predicted' ? predicted[at] : choice;
      const className = classIndex === undefined ? undefined : classNames?.[classIndex];
      return { sample, classIndex, className, score: numbers[at] ?? NaN };
    }),
  );
}

async function predictedClasses(
  classesOf: (output: Tensor) => Tensor,
  output: Tensor,
): Promise<ArrayLike<number>> {
  const classes = tidy(() => argMax(classScores(classesOf(output)), 1));
  try {
    return await classes.data();
  } finally {
    classes.dispose();
  }
}
