import { getBackend, getKernel, type KernelConfig } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import type { KernelOverride } from '@gradcam/tfjs-gradients/engine';

/** The most numbers that one of these kernels may make: a gigabyte of them. */
const most = 2 ** 28;

/** The arguments of a kernel that makes as much as numbers in the model say. */
interface Growing {
  readonly inputs: Readonly<Record<string, { readonly shape: readonly number[] }>>;
  readonly attrs: Readonly<Record<string, unknown>>;
}

const shapeIn = ({ inputs }: Growing, name: string) => inputs[name]?.shape ?? [];
// Border to tfjs-core: attributes are typed by the kernel's name alone.
const listIn = ({ attrs }: Growing, name: string) => (attrs[name] ?? []) as readonly number[];
const numberIn = ({ attrs }: Growing, name: string) => Number(attrs[name]);

function resized(call: Growing): number[] {
  const [samples = 1, , , channels = 1] = shapeIn(call, 'images');
  return [samples, ...listIn(call, 'size'), channels];
}

function padded(call: Growing): number[] {
  // Border to tfjs-core: a pair for each axis.
  const paddings = call.attrs['paddings'] as readonly (readonly [number, number])[];
  return shapeIn(call, 'x').map((size, axis) => {
    const [before = 0, after = 0] = paddings[axis] ?? [];
    return before + size + after;
  });
}

/** By the name of the kernel: the shape of what it makes. */
const shapes: Readonly<Record<string, (call: Growing) => readonly number[]>> = {
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
  const backend = getBackend();
  return Object.entries(shapes).flatMap(([kernelName, shapeOf]) => {
    // Border to tfjs-core: getKernel is typed as if every kernel were there.
    if ((getKernel(kernelName, backend) as KernelConfig | undefined) === undefined) return [];
    const kernelFunc: KernelOverride['kernelFunc'] = (parameters, original) => {
      // Border to tfjs-core: what a kernel gets is typed by its name alone.
      requireSize(kernelName, shapeOf(parameters as unknown as Growing));
      if (original === undefined) throw new RangeError(`there is no kernel ${kernelName}`);
      return original(parameters);
    };
    return [{ kernelName, kernelFunc }];
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
