import { GradCamError } from '@gradcam/errors';
import type { KernelOverride } from '@gradcam/tfjs-gradients/engine';
import { guardedKernels, type KernelCall } from './guarded-kernels.js';

/** The most numbers that one of these kernels may make: a gigabyte of them. */
const most = 2 ** 28;

const shapeIn = ({ inputs }: KernelCall, name: string) => inputs[name]?.shape ?? [];
// Border to tfjs-core: attributes are typed by the kernel's name alone.
const listIn = ({ attrs }: KernelCall, name: string) => (attrs[name] ?? []) as readonly number[];
const numberIn = ({ attrs }: KernelCall, name: string) => Number(attrs[name]);

function resized(call: KernelCall): number[] {
  const [samples = 1, , , channels = 1] = shapeIn(call, 'images');
  return [samples, ...listIn(call, 'size'), channels];
}

function padded(call: KernelCall): number[] {
  // Border to tfjs-core: a pair for each axis.
  const paddings = call.attrs['paddings'] as readonly (readonly [number, number])[];
  return shapeIn(call, 'x').map((size, axis) => {
    const [before = 0, after = 0] = paddings[axis] ?? [];
    return before + size + after;
  });
}

/** By the name of the kernel: the shape of what it makes. */
const shapes: Readonly<Record<string, (call: KernelCall) => readonly number[]>> = {
  ResizeBilinear: resized,
  ResizeNearestNeighbor: resized,
  PadV2: padded,
  MirrorPad: padded,
  Fill: (call) => listIn(call, 'shape'),
  ScatterNd: (call) => listIn(call, 'shape'),
  SparseToDense: (call) => listIn(call, 'outputShape'),
  Conv2DBackpropInput: (call) => listIn(call, 'inputShape'),
  Tile: (call) => shapeIn(call, 'x').map((size, axis) => size * (listIn(call, 'reps')[axis] ?? 1)),
  OneHot: (call) => [...shapeIn(call, 'indices'), numberIn(call, 'depth')],
  LinSpace: (call) => [numberIn(call, 'num')],
  Range: (call) => {
    const length = (numberIn(call, 'stop') - numberIn(call, 'start')) / numberIn(call, 'step');
    return [Math.max(0, Math.ceil(length))];
  },
};

/**
 * Makes kernels refuse to make more numbers than any network has: a size that stands in a model's file may be damaged, and the memory
 * for it would be taken before anything fails.
 *
 * @returns Replacements for `withOverrides`, of the kernels that the backend has.
 */
export function growthGuards(): readonly KernelOverride[] {
  return guardedKernels(shapes, (shapeOf, call, kernel) => {
    requireSize(kernel, shapeOf(call));
  });
}

function requireSize(kernel: string, shape: readonly number[]): void {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count <= most) return;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `the graph model makes more numbers at once than can be held, got [${shape.join(', ')}] by a ${kernel}, expected at most ${most} numbers; fetch the model again, for a size in it may be damaged, or give smaller inputShapes.`,
  );
}
