import {
  cast,
  greater,
  less,
  logicalAnd,
  mul,
  relu,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/**
 * Passes on through ReLU and ReLU6 only what is positive (guided backpropagation, Springenberg 2015, arXiv 1412.6806, section 3.4).
 *
 * @example
 * ```ts
 * const negative = tf.grad((x) => tf.sum(tf.mul(tf.relu(x), tf.tensor1d([2, -3]))));
 * // 2 0, where the plain gradient is 2 -3.
 * const guided = await withMendedGradients(() => negative(tf.tensor1d([1, 1])), { gradients: guidedGradients });
 * ```
 */
export const guidedGradients: readonly GradConfig[] = [
  guided('Relu', (x) => greater(x, 0)),
  guided('Relu6', (x) => logicalAnd(greater(x, 0), less(x, 6))),
];

function guided(kernelName: string, passes: (x: Tensor) => Tensor): GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({
      x: () => {
        if (x === undefined) throw new RangeError(`${kernelName} kept no input`);
        // Border to tfjs-core: a gradient may get a list, which these ops never do.
        return mul(relu(dy as Tensor), cast(passes(x), 'float32'));
      },
    }),
  };
}
