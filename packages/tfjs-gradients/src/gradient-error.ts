import { GradCamError } from '@gradcam/errors';

/** What the ends of a gradient's way are called. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

/**
 * What a failure inside tfjs's gradient means for the user.
 *
 * @param cause What was thrown.
 * @param ends The names to put into the sentence.
 * @returns A typed error, or the cause itself where it is one already or says nothing that is known.
 */
export function gradientError(cause: unknown, ends: Ends): unknown {
  if (cause instanceof GradCamError || !(cause instanceof Error)) return cause;
  const between = `between "${ends.from}" and "${ends.to}"`;
  const gradient = /gradient function not found for (\w+)/.exec(cause.message);
  if (gradient !== null) {
    return new GradCamError(
      'GRADIENT_MISSING',
      `TensorFlow.js has no gradient for the op ${gradient[1] ?? ''} ${between}; choose a feature layer below that op, or a reduction layer above it.`,
      { cause },
    );
  }
  const kernel =
    /Cannot find registered kernel '(\w+)' for backend '([\w-]+)'/.exec(cause.message) ??
    /Kernel '(\w+)' not registered for backend '([\w-]+)'/.exec(cause.message);
  if (kernel !== null) {
    return new GradCamError(
      'KERNEL_MISSING',
      `the backend "${kernel[2] ?? ''}" has no kernel ${kernel[1] ?? ''}, which the gradient ${between} needs; use another backend, or a feature layer nearer to the output.`,
      { cause },
    );
  }
  if (cause.message.includes('Cannot compute gradient of y=f(x)')) {
    return new GradCamError(
      'REDUCTION_NOT_DIFFERENTIABLE',
      `the score does not depend on the activations of "${ends.from}" in a differentiable way; make the reduction function of tfjs ops on the output that it is given, without reading values out.`,
      { cause },
    );
  }
  const misfit = /Error in gradient for op (\w+)\. The gradient of input '?(\w+)/.exec(
    cause.message,
  );
  if (misfit !== null) {
    return new GradCamError(
      'GRADIENT_MISSING',
      `the gradient that TensorFlow.js has for the op ${misfit[1] ?? ''} does not fit its input ${misfit[2] ?? ''} ${between}; choose a feature layer below that op, or a reduction layer above it.`,
      { cause },
    );
  }
  return cause;
}
