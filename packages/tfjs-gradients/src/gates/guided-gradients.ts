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

/** Gradients of ReLU and ReLU6 that pass on only what is positive (Springenberg 2015, section 3.4). */
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
