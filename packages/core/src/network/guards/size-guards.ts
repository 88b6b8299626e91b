import { backend_util } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import type { KernelOverride } from '@gradcam/tfjs-gradients/engine';
import { guardedKernels, type KernelCall } from './guarded-kernels.js';

type Kind = 'convolution' | 'depthwise convolution' | 'pooling';

const kinds = {
  Conv2D: 'convolution',
  FusedConv2D: 'convolution',
  DepthwiseConv2dNative: 'depthwise convolution',
  FusedDepthwiseConv2D: 'depthwise convolution',
  MaxPool: 'pooling',
  AvgPool: 'pooling',
} as const satisfies Readonly<Record<string, Kind>>;

/**
 * Makes the active backend's convolutions and poolings refuse an input that leaves nothing: tfjs computes a size of zero or less, and
 * goes on with it. Some backends then give numbers that mean nothing, and WebAssembly stops for good.
 *
 * @returns Replacements for `withOverrides`, of the kernels that the backend has.
 */
export function sizeGuards(): readonly KernelOverride[] {
  return guardedKernels(kinds, requireRest);
}

function requireRest(kind: Kind, { inputs, attrs }: KernelCall): void {
  const shape = inputs['x']?.shape ?? [];
  const window = kind === 'pooling' ? attrs['filterSize'] : inputs['filter']?.shape.slice(0, 2);
  const rest = restOf(kind, shape, inputs['filter']?.shape, attrs);
  if (rest.every((size) => size > 0)) return;
  const sides = Array.isArray(window) ? window : [window, window];
  throw tooSmall(
    `a ${kind} of ${sides.join(' x ')} over an input of [${shape.join(', ')}] that leaves ${rest.join(' x ')}`,
  );
}

/**
 * Makes the error for an input that is too small for its network.
 *
 * @param clause The finding, as a clause.
 * @returns The error, not thrown.
 */
export function tooSmall(clause: string): GradCamError {
  return new GradCamError(
    'INPUT_SHAPE',
    `the input is too small for the network, got ${clause}, expected at least one position; give a larger input.`,
  );
}

function restOf(
  kind: Kind,
  shape: readonly number[],
  filter: readonly number[] | undefined,
  attrs: KernelCall['attrs'],
): readonly number[] {
  // Border to tfjs-core: the attributes of a kernel are checked by the op that runs it.
  type Info = Parameters<typeof backend_util.computeConv2DInfo>;
  const x = [...shape] as Info[0];
  const strides = attrs['strides'] as Info[2];
  const pad = attrs['pad'] as Info[4];
  const rounding = attrs['dimRoundingMode'] as Info[5];
  if (kind === 'pooling') {
    const size = attrs['filterSize'] as number | [number, number];
    const info = backend_util.computePool2DInfo(x, size, strides, 1, pad, rounding);
    return [info.outHeight, info.outWidth];
  }
  const layout = attrs['dataFormat'] === 'NCHW' ? 'channelsFirst' : 'channelsLast';
  const { outHeight, outWidth } = backend_util.computeConv2DInfo(
    x,
    [...(filter ?? [])] as Info[1],
    strides,
    attrs['dilations'] as Info[3],
    pad,
    rounding,
    kind === 'depthwise convolution',
    layout,
  );
  return [outHeight, outWidth];
}
