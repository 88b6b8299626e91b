import { GradCamError } from '@gradcam/errors';
import { opsWithoutGradient } from '@gradcam/tfjs-gradients';
import { dispose, linspace, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { backendFailure } from '../../error/backend-failure.js';
import { zeroInputs } from '../../network/input-shape.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import { checkOptions } from '../../options/check-options.js';
import type { ExplainerOptions } from '../../options/options.js';
import type { MapContext } from '../../run/context.js';
import { prepare } from '../../run/prepare/prepare.js';
import { trialShapes } from '../../run/prepare/trial-shapes.js';
import { runCall } from '../../run/run-call.js';
import { withActivations } from '../../run/with-trunk.js';

/** An obstacle to computing a map. */
export interface Problem {
  readonly code: GradCamError['code'];
  /** The sentence that says what is wrong and what to do about it. */
  readonly message: string;
}

/** The result of checking whether a network can be explained on the active backend. */
export interface Explainability {
  readonly explainable: boolean;
  /** Empty where it can. */
  readonly problems: readonly Problem[];
  /** The layers that would be used; undefined where none could be chosen. */
  readonly featureLayer: string | undefined;
  readonly reductionLayer: string | undefined;
  /** The shapes on which it was tried, one for each input; `undefined` where no shape is known. */
  readonly inputShapes: readonly (readonly number[])[] | undefined;
}

/**
 * Tries a network on zeros.
 *
 * @param model As for `checkExplainable`.
 * @param options As for `checkExplainable`.
 * @returns The findings.
 */
export async function explainability(
  model: ExplainableModel,
  options: ExplainerOptions,
): Promise<Explainability> {
  let context: MapContext | undefined;
  let inputShapes: Explainability['inputShapes'];
  const inputs: Tensor[] = [];
  try {
    checkOptions(options);
    inputShapes = await trialShapes(model, options.inputShapes);
    // The zeros are in the network's own order.
    context = await prepare(model, { ...options, inputShapes, format: undefined });
    inputs.push(...zeroInputs(context.network.inputs, inputShapes));
    const ops = await opsInHead(context, inputs);
    if (ops.length > 0) return report(context, ops.map(noGradient), inputShapes);
    await explainTrial(context, inputs);
    return report(context, [], inputShapes);
  } catch (cause) {
    const error = backendFailure(cause);
    if (error instanceof GradCamError) {
      const { code, message } = error.calledBy('checkExplainable');
      return report(context, [{ code, message }], inputShapes);
    }
    throw error;
  } finally {
    dispose(inputs);
  }
}

/** Zeros are not a picture: a network that divides by the spread of its input has no finite numbers only there, and is tried on a ramp. */
async function explainTrial(context: MapContext, zeros: readonly Tensor[]): Promise<void> {
  try {
    await explainOnce(context, zeros);
  } catch (cause) {
    if (!(cause instanceof GradCamError) || cause.code !== 'NOT_FINITE') throw cause;
    const ramps = zeros.map(rampLike);
    try {
      await explainOnce(context, ramps);
    } finally {
      dispose(ramps);
    }
  }
}

async function explainOnce(context: MapContext, inputs: readonly Tensor[]): Promise<void> {
  const { scoreMap } = await runCall(context, inputs, undefined);
  scoreMap.dispose();
}

/** Rises from 0 to 1; what holds whole numbers stays as it is. */
function rampLike(zeros: Tensor): Tensor {
  if (zeros.dtype !== 'float32') return zeros.clone();
  return tidy(() => reshape(linspace(0, 1, zeros.size), zeros.shape));
}

function report(
  context: MapContext | undefined,
  problems: readonly Problem[],
  inputShapes: Explainability['inputShapes'],
): Explainability {
  const { featureLayer, reductionLayer } = context?.request ?? {};
  const explainable = problems.length === 0;
  return { explainable, problems, featureLayer, reductionLayer, inputShapes };
}

function opsInHead({ cut }: MapContext, inputs: readonly Tensor[]): Promise<string[]> {
  return withActivations(cut, inputs, ({ activations, bypass }) =>
    opsWithoutGradient(activations, (input) => cut.head(input, bypass)),
  );
}

function noGradient(op: string): Problem {
  return {
    code: 'GRADIENT_MISSING',
    message: `checkExplainable: the op ${op} of the head has no gradient; choose a feature layer below it, or a reduction layer above it.`,
  };
}
