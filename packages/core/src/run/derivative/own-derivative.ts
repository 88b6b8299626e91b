import type { Derivative } from '@gradcam/tfjs-gradients/engine';
import { abs, dispose, max, stack, sub, sum, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Cut, Network } from '../../network/network.js';
import type { Context } from '../context.js';
import { engineTolerance } from '../engine-tolerance.js';
import { hostNumbers, withHostNumbers } from '../../tensor/host-numbers.js';
import { repeatBatch } from '../../tensor/repeat-batch.js';
import { differentiateScores, type RepeatedTrunk } from './differentiate-scores.js';
import { numbersOnHost } from './numbers-on-host.js';
import { scoresOnHost } from './scores-on-host.js';
import { sameData } from '../../tensor/same-data.js';

/** By network: for which layers and sizes its own gradients are right. */
const verdicts = new WeakMap<Network, Map<string, boolean>>();

/**
 * Differentiates scores on the network's own engine: the head's output is computed there, the scores are differentiated in it in TensorFlow.js, and
 * the engine brings that gradient back to the activations. The first time both engines compute it, and where they differ, TensorFlow.js stays.
 *
 * @param context The network and how it is cut.
 * @param trunk The activations, `[T * N, ...]`, and the scores.
 * @returns As `differentiateScores`; the caller disposes it.
 * @throws The errors of `differentiateScores`, and those of the network
 */
export async function ownDerivative(context: Context, trunk: RepeatedTrunk): Promise<Derivative> {
  const { network, request } = context;
  const known = verdicts.get(network) ?? new Map<string, boolean>();
  verdicts.set(network, known);
  const { activations, bypass } = trunk.cutActivations;
  const sizes = [activations, ...bypass].map(({ shape }) => shape.slice(1));
  const key = JSON.stringify([request, sizes]);
  const isRight = known.get(key);
  const own = isRight === false ? undefined : await pulled(context, trunk);
  if (own !== undefined && isRight === true) return own;
  const { kept, agrees } = await compared(context, trunk, own);
  if (agrees !== undefined) known.set(key, agrees);
  return kept;
}

/** Differentiates in TensorFlow.js, too, and keeps what the engine made where it is the same. */
async function compared(
  context: Context,
  trunk: RepeatedTrunk,
  own: Derivative | undefined,
): Promise<{ readonly kept: Derivative; readonly agrees: boolean | undefined }> {
  const made = own === undefined ? [] : [own];
  try {
    const reference = differentiateScores(context, { ...trunk, cutActivations: trunk.repeated() });
    made.push(reference);
    const agrees = own === undefined ? false : await agree(own, reference);
    const kept = agrees === true && own !== undefined ? own : reference;
    made.filter((each) => each !== kept).forEach(disposeAll);
    return { kept, agrees };
  } catch (cause) {
    made.forEach(disposeAll);
    throw cause;
  }
}

async function pulled(context: Context, trunk: RepeatedTrunk): Promise<Derivative | undefined> {
  const { cut } = context;
  const { activations, bypass } = trunk.cutActivations;
  const output = await outputOf(cut, trunk);
  if (output === undefined) return undefined;
  try {
    const numbers = numbersOnHost(context, trunk.scores, output);
    const ofOutput = numbers
      ? scoresOnHost(numbers, output)
      : differentiatedOutput(context, trunk, output);
    try {
      const gradients = await cut.pull?.(activations, bypass, ofOutput.gradients);
      if (gradients !== undefined) {
        const { scores } = ofOutput;
        return { gradients, scores: sameData(scores), output: sameData(output) };
      }
    } finally {
      dispose([ofOutput.gradients, ofOutput.scores]);
    }
    return undefined;
  } finally {
    output.dispose();
  }
}

/** The output of each score's part of the batch, which is the same: that of the trunk's run where it gave it. */
async function outputOf(
  cut: Cut,
  { cutActivations: { activations, bypass, output }, scores }: RepeatedTrunk,
): Promise<Tensor | undefined> {
  const once = output === undefined ? await cut.forward?.(activations, bypass) : sameData(output);
  if (once === undefined || scores.length === 1) return once;
  try {
    return repeatedOutput(once, scores.length);
  } finally {
    once.dispose();
  }
}

function repeatedOutput(output: Tensor, times: number): Tensor {
  const all = repeatBatch(output, times);
  const numbers = hostNumbers(output);
  if (numbers === undefined) return all;
  const repeated = new Float32Array(times * numbers.length);
  for (let at = 0; at < times; at += 1) repeated.set(numbers, at * numbers.length);
  return withHostNumbers(all, repeated);
}

/** The head is the output itself: what is left to differentiate is the score. */
function differentiatedOutput(
  context: Context,
  trunk: RepeatedTrunk,
  output: Tensor,
): Pick<Derivative, 'gradients' | 'scores'> {
  const cut: Cut = { ...context.cut, head: (activations) => activations.clone() };
  const ofOutput = differentiateScores(
    { ...context, cut },
    { ...trunk, cutActivations: { activations: output, bypass: [] } },
  );
  ofOutput.output.dispose();
  return ofOutput;
}

/** Compares gradients, and the outputs of which they are; undefined where nothing is learned, for the gradient is zero or not finite. */
async function agree(own: Derivative, reference: Derivative): Promise<boolean | undefined> {
  const isOfShape = own.gradients.shape.join() === reference.gradients.shape.join();
  if (!isOfShape) return false;
  const measured = tidy(() =>
    stack([
      sum(abs(sub(own.gradients, reference.gradients))),
      sum(abs(reference.gradients)),
      max(abs(sub(own.output, reference.output))),
      max(abs(reference.output)),
    ]),
  );
  try {
    const [apart = NaN, total = NaN, outputsApart = NaN, largest = NaN] = await measured.data();
    if (!Number.isFinite(total) || (total === 0 && apart === 0)) return undefined;
    return (
      apart <= engineTolerance.gradients * total &&
      outputsApart <= engineTolerance.outputs * largest
    );
  } finally {
    measured.dispose();
  }
}

function disposeAll({ gradients, scores, output }: Record<keyof Derivative, Tensor>): void {
  dispose([gradients, scores, output]);
}
