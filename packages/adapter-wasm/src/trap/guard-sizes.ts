import { GradCamError } from '@gradcam/errors';
import type { GuardedBackend } from './guarded-backend.js';

/** Kernels that trap or never return if their output is empty. */
const windowed: ReadonlySet<string> = new Set([
  'AvgPool',
  'AvgPool3D',
  'Conv2D',
  'Conv3D',
  'DepthwiseConv2dNative',
  'FusedConv2D',
  'FusedDepthwiseConv2D',
  'MaxPool',
  'MaxPool3D',
]);

/**
 * Makes a backend refuse what would trap: tfjs computes sizes of zero and less for a window that is larger than its input, and calls the
 * build with them.
 *
 * @param backend A backend whose kernels are not set up yet; it is changed. Of one whose kernels are, only sizes below zero are seen.
 */
export function guardSizes(backend: GuardedBackend): void {
  const { wasm } = backend;
  const makeOutput = backend.makeOutput.bind(backend);
  const { cwrap } = wasm;
  let last: readonly number[] = [];
  backend.makeOutput = (shape, ...others) => {
    last = shape;
    if (shape.some((size) => size < 0)) throw nothingLeft('a kernel', shape);
    return makeOutput(shape, ...others);
  };
  wasm.cwrap = (name, ...signature) => {
    const call = cwrap(name, ...signature);
    if (!windowed.has(name)) return call;
    return (...values) => {
      if (last.includes(0)) throw nothingLeft(name, last);
      return call(...values);
    };
  };
}

function nothingLeft(kernel: string, shape: readonly number[]): GradCamError {
  return new GradCamError(
    'INPUT_SHAPE',
    `the input is too small for the network, got the shape [${shape.join(', ')}] for what ${kernel} gives, expected at least one place; give a larger input.`,
  );
}
