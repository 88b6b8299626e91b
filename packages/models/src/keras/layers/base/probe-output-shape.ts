import { engine, tidy, zeros, type Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { GradCamError } from '@gradcam/errors';
import { asGraphModel } from '../../config/unsupported-layer.js';
import { grownShape } from './grown-shape.js';

/** Sizes that are tried for an open one, one after the other: a size of the output that changes with them is open, too. */
const stand = [
  { batch: 1, other: 32 },
  { batch: 2, other: 48 },
] as const;

/**
 * Finds the shape of an output by running on zeros, twice where a size is open.
 *
 * @param inputShape One shape, or one for each input.
 * @param compute The layer.
 * @returns One shape, or one for each output; null where a size is open.
 */
export function probeOutputShape(
  inputShape: Shape | Shape[],
  compute: (inputs: readonly Tensor[]) => Tensor | Tensor[],
): Shape | Shape[] {
  const shapes = isShapes(inputShape) ? inputShape : [inputShape];
  const [first, second] = stand.map((sizes) =>
    tidy(() => {
      const output = limited(() =>
        compute(shapes.map((shape) => zeros(requireSmall(closed(shape, sizes))))),
      );
      return (Array.isArray(output) ? output : [output]).map((tensor) => tensor.shape);
    }),
  );
  const found = (first ?? []).map((shape, output) =>
    shape.map((size, axis) => (second?.[output]?.[axis] === size ? size : null)),
  );
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : found;
}

/** As many numbers as a layer is tried with: a JavaScript backend takes seconds for them. */
const mostNumbers = 2 ** 26;

/** Runs ops that give no larger tensors than a trial may have, for a description that is damaged may ask for any. */
function limited<T>(run: () => T): T {
  const tfjs = engine();
  const runKernel = tfjs.runKernel.bind(tfjs);
  // Every op goes through this method; the own one hides that of the class.
  Object.defineProperty(tfjs, 'runKernel', {
    configurable: true,
    value: (...[name, inputs, attributes = {}]: Parameters<typeof runKernel>) => {
      requireSmall(grownShape(name, inputs, attributes));
      return runKernel(name, inputs, attributes);
    },
  });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(tfjs, 'runKernel');
  }
}

function requireSmall(shape: number[]): number[] {
  if (!(shape.reduce((product, size) => product * Math.max(size, 1), 1) > mostNumbers))
    return shape;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `a layer is too large to be tried, got a tensor of [${shape.join(', ')}], expected at most ${mostNumbers} numbers; ${asGraphModel}.`,
  );
}

function closed(shape: Shape, sizes: (typeof stand)[number]): number[] {
  return shape.map((size, axis) => size ?? (axis === 0 ? sizes.batch : sizes.other));
}

function isShapes(shape: Shape | Shape[]): shape is Shape[] {
  return Array.isArray(shape[0]);
}
