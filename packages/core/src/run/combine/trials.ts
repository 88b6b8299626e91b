import {
  concat,
  dispose,
  neg,
  slice,
  tidy,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { frozenReluGradients } from '@gradcam/tfjs-gradients';
import type { KernelOverride } from '@gradcam/tfjs-gradients/engine';
import { differentiateCut } from '../../network/differentiate-cut.js';
import type { Trials } from '../../method/method.js';
import type { CutActivations } from '../../network/network.js';
import { channelsLast, fromChannelsLast } from '../../space/data-format.js';
import type { FeatureSpace } from '../../space/feature-space.js';
import type { Score } from '../../target/score.js';
import { repeatBatch } from '../../tensor/repeat-batch.js';
import type { Explained } from '../grad-cam-result.js';
import type { Prepared } from '../prepare/prepared.js';

/** What trials start from. */
export interface TrialStart {
  readonly prepared: Prepared;
  readonly kernels: readonly KernelOverride[];
  /** `[T * N, ...]`. */
  readonly at: CutActivations;
  /** The network's inputs, `[N, ...]`. */
  readonly inputs: readonly Tensor[];
  readonly scores: readonly Score[];
  /** What was explained, in the order of the maps; it fixes the predicted classes. */
  readonly explained: readonly Explained[];
  readonly space: FeatureSpace;
  /** Turned round where `negative` says so, `[T * N]`. */
  readonly values: Tensor;
  /** Whether the score is turned round. */
  readonly negative: boolean;
}

/**
 * The network as a method may try it: with other activations, with other inputs.
 *
 * @param start What is known.
 * @returns The trials.
 */
export function trialsOf(start: TrialStart): Trials {
  const { prepared, kernels, at, inputs, scores, explained, space, negative } = start;
  const { cut, network, request } = prepared;
  const format = network.graph.dataFormat;
  const samples = explained.length / scores.length;
  const turned = (tensor: Tensor) => (negative ? neg(tensor) : tensor);
  const last = (tensor: Tensor) => channelsLast(tensor, format);
  const ofSample = (sample: number) =>
    scoreOf(scores, sample, samples).ofSample(sample % samples, explained[sample]?.classIndex);
  const fixed = scores.map((score, index) =>
    score.ofClasses(
      explained.slice(index * samples, (index + 1) * samples).map(({ classIndex }) => classIndex),
    ),
  );
  const isOpen = network.inputs.every(({ shape }) => shape[0] === null);

  /** A tensor of the whole batch, for one sample of it `times` over; others have no batch axis. */
  const repeated = (tensor: Tensor, batch: number, sample: number, times: number) =>
    tensor.rank > 0 && tensor.shape[0] === batch
      ? repeatBatch(slice(tensor, [sample], [1]), times)
      : tensor.clone();

  /** Runs the trunk on inputs, which are disposed, and hands on what it gives. */
  const reached = async (fed: Tensor[], use: (at: CutActivations) => Tensor): Promise<Tensor> => {
    const owned = [...fed];
    try {
      const there = await cut.trunk(fed);
      owned.push(there.activations, ...there.bypass);
      return use(there);
    } finally {
      dispose(owned);
    }
  };

  const differentiated = (
    activations: Tensor,
    bypass: readonly Tensor[],
    gradientsOfOps?: readonly GradConfig[],
  ): Tensor => {
    const derivative = differentiateCut({
      cut,
      request,
      at: { activations, bypass },
      evaluate: (output) =>
        concat(
          fixed.map((score, index) =>
            score.evaluate(slice(last(output), [index * samples], [samples])),
          ),
        ),
      kernels,
      gradients: gradientsOfOps,
    });
    try {
      return tidy(() => turned(space.unfold(derivative.gradients)).clone());
    } finally {
      dispose([derivative.gradients, derivative.scores, derivative.output]);
    }
  };

  return {
    scores: start.values,
    get inputSpace() {
      return requireSpace(space, request.featureLayer);
    },
    scoresAt: (sample, change) =>
      tidy(() => {
        const own = last(slice(at.activations, [sample], [1]));
        const run = (activations: Tensor) => {
          const times = activations.shape[0];
          const bypass = at.bypass.map((each) => repeated(each, explained.length, sample, times));
          const output = cut.head(fromChannelsLast(activations, format), bypass);
          return turned(ofSample(sample).evaluate(last(output)));
        };
        return concat(inBatches(change(own), isOpen).map(run));
      }),
    scoresOf: async (sample, change) => {
      const index = sample % samples;
      const parts = tidy(() => {
        const own = inputs[space.input.index];
        if (own === undefined) throw new RangeError('the network has no input');
        const changed = change(space.input.unfold(slice(own, [index], [1])));
        return inBatches(changed, isOpen).map((each) => each.clone());
      });
      const found: Tensor[] = [];
      try {
        for (const part of parts) {
          const fed = tidy(() =>
            inputs.map((each, position) =>
              position === space.input.index
                ? space.input.fold(part).clone()
                : repeated(each, samples, index, part.shape[0]),
            ),
          );
          found.push(
            await reached(fed, ({ activations, bypass }) =>
              tidy(() => turned(ofSample(sample).evaluate(last(cut.head(activations, bypass))))),
            ),
          );
        }
        return tidy(() => concat(found));
      } finally {
        dispose([...parts, ...found]);
      }
    },
    gradientsNear: (changes) => {
      const frozen = frozenReluGradients();
      const found: Tensor[] = [];
      const gradientsAt = (
        change: (activations: Tensor) => Tensor,
        gradientsOfOps: readonly GradConfig[],
      ) => {
        const activations = tidy(() =>
          fromChannelsLast(change(last(at.activations)), format).clone(),
        );
        try {
          return differentiated(activations, at.bypass, gradientsOfOps);
        } finally {
          activations.dispose();
        }
      };
      try {
        gradientsAt((own) => own, frozen.recording).dispose();
        for (const change of changes) found.push(gradientsAt(change, frozen.replaying()));
        return found;
      } catch (error) {
        dispose(found);
        throw error;
      } finally {
        frozen.dispose();
      }
    },
    gradientsOf: (change) => {
      const fed = tidy(() =>
        inputs.map((each, position) => {
          const own =
            position === space.input.index
              ? space.input.fold(change(space.input.unfold(each)))
              : each;
          return own.clone();
        }),
      );
      return reached(fed, ({ activations, bypass }) => {
        const all = tidy(() =>
          [activations, ...bypass].map((each) =>
            each.shape[0] === samples ? repeatBatch(each, scores.length) : each.clone(),
          ),
        );
        const [first = activations, ...others] = all;
        try {
          return differentiated(first, others);
        } finally {
          dispose(all);
        }
      });
    },
  };
}

/** A part of an input is covered by places that lie over it. */
function requireSpace({ input }: FeatureSpace, layer: string): readonly number[] {
  if (input.space !== undefined) return input.space;
  throw new GradCamError(
    'BAD_OPTION',
    `the method covers parts of the input, and the features of "${layer}" do not lie over it axis by axis; take a method that changes nothing, such as gradCamMethod, or another feature layer.`,
  );
}

function scoreOf(scores: readonly Score[], sample: number, samples: number): Score {
  const score = scores[Math.floor(sample / samples)];
  if (score === undefined) throw new RangeError(`there is no score for the sample ${sample}`);
  return score;
}

/** All at once, or one after the other where the network has a fixed batch size. */
function inBatches(batch: Tensor, isOpen: boolean): Tensor[] {
  const [count = 1] = batch.shape;
  if (isOpen || count === 1) return [batch];
  return Array.from({ length: count }, (_, index) => slice(batch, [index], [1]));
}
