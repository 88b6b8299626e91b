import { GradCamError } from '@gradcam/errors';
import { asGraphModel } from '../keras/config/unsupported-layer.js';
import type { KnownModel } from '../known-model.js';

/** The messages of tfjs when weights and layers do not fit: something is missing from the file, or belongs to another model. */
const brokenWeights =
  /weights are not set|no target variable|Shape mismatch|byte length|Invalid typed array length|should be a multiple|out of bounds/i;

const ownFailures = [TypeError, RangeError, ReferenceError, SyntaxError];

/**
 * Says why a model that was read cannot be used: because it is not whole, or because TensorFlow.js cannot read such a model.
 *
 * @param format The kind of model.
 * @param cause The error that TensorFlow.js threw.
 * @returns The error to throw.
 */
export function explainLoadFailure(format: KnownModel['format'], cause: unknown): GradCamError {
  if (cause instanceof GradCamError) return cause;
  const message = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
  if (brokenWeights.test(message)) {
    return new GradCamError(
      'MODEL_BROKEN',
      `weights and layers do not fit together, got "${message}"; fetch or export the model again.`,
      { cause },
    );
  }
  // Not a failure that tfjs foresees, but one of its own code over a value that it takes for another.
  if (ownFailures.some((kind) => cause instanceof kind)) {
    return new GradCamError(
      'MODEL_BROKEN',
      `the description of the model is not as TensorFlow.js reads it, got "${message}"; fetch or export the model again.`,
      { cause },
    );
  }
  const helps =
    format === 'graph'
      ? 'convert it again with the newest tensorflowjs_converter, without the operations that TensorFlow.js lacks'
      : asGraphModel;
  return new GradCamError(
    'MODEL_UNSUPPORTED',
    `TensorFlow.js cannot read this model, got "${message}"; if the file is whole, ${helps}.`,
    { cause },
  );
}
