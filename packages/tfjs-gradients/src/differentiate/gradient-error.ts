import { GradCamError, type GradCamErrorCode } from '@gradcam/errors';

/** The names of the two ends of a gradient in messages, and the advice about them. */
export interface Ends {
  /** The name of the tensor that the gradient is computed with respect to: `the activations of "relu5"`. */
  readonly from: string;
  /** The name of the tensor that is differentiated: `"prob"`. */
  readonly to: string;
  readonly advice: {
    /** About an op without a gradient. */
    readonly missing: string;
    /** About an op whose gradient is zero. */
    readonly zero: string;
    /** About a kernel that the backend lacks. */
    readonly kernel: string;
  };
}

/**
 * Explains a failure inside TensorFlow.js's gradient.
 *
 * @param cause The error that was thrown.
 * @param ends The words to put into the sentence.
 * @returns A typed error, or the cause itself where it is one already or says nothing that is known.
 */
export function gradientError(cause: unknown, ends: Ends): unknown {
  if (cause instanceof GradCamError || !(cause instanceof Error)) return cause;
  for (const { pattern, code, says } of failures) {
    const match = pattern.exec(cause.message);
    if (match !== null)
      return new GradCamError(code, says(match.slice(1).map(String), ends), { cause });
  }
  return cause;
}

/** The errors that tfjs throws, and their meanings. */
const failures: readonly {
  readonly pattern: RegExp;
  readonly code: GradCamErrorCode;
  readonly says: (parts: readonly string[], ends: Ends) => string;
}[] = [
  {
    pattern: /gradient function not found for (\w+)/,
    code: 'GRADIENT_MISSING',
    says: ([op = ''], { from, to, advice }) =>
      `TensorFlow.js has no gradient for the op ${op} between ${from} and ${to}; ${advice.missing}.`,
  },
  {
    pattern:
      /(?:Cannot find registered k|K)ernel '(\w+)' (?:not registered )?for backend '([\w-]+)'/,
    code: 'KERNEL_MISSING',
    says: ([kernel = '', backend = ''], { from, to, advice }) =>
      `the backend "${backend}" has no kernel ${kernel}, which the gradient between ${from} and ${to} needs; ${advice.kernel}.`,
  },
  {
    pattern: /Cannot compute gradient of y=f\(x\)/,
    code: 'REDUCTION_NOT_DIFFERENTIABLE',
    says: (_, { from }) =>
      `the score does not depend on ${from} in a differentiable way; make it of tfjs ops on what it is given, without reading values out.`,
  },
  {
    pattern: /Error in gradient for op (\w+)\. The gradient of input '?(\w+)/,
    code: 'GRADIENT_MISSING',
    says: ([op = '', input = ''], { from, to, advice }) =>
      `the gradient that TensorFlow.js has for the op ${op} does not fit its input ${input} between ${from} and ${to}; ${advice.missing}.`,
  },
];
