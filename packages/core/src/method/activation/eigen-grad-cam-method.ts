import { abs, mul, type Tensor } from '@tensorflow/tfjs-core';
import { builtIn } from '../built-in.js';
import type { MethodInput, AsyncMethod } from '../method.js';
import { eachSample } from './each-sample.js';
import { principalProjection } from './principal-component.js';

/** Eigen-Grad-CAM, as pytorch-grad-cam has it: the first principal component of gradient times activation, its sign as in Eigen-CAM. */
export const eigenGradCamMethod: AsyncMethod = ofProduct(
  'eigen-grad-cam',
  (gradients) => gradients,
);

/** Seg-Eigen-CAM (Zhang 2022): as Eigen-Grad-CAM, with the size of the gradient in place of the gradient. */
export const segEigenCamMethod: AsyncMethod = ofProduct('seg-eigen-cam', abs);

function ofProduct(name: string, change: (gradients: Tensor) => Tensor): AsyncMethod {
  return builtIn({
    name,
    run: async ({ activations, gradients }: MethodInput) => {
      const changed = change(gradients);
      const products = mul(changed, activations);
      try {
        return await eachSample(products, principalProjection);
      } finally {
        products.dispose();
        if (changed !== gradients) changed.dispose();
      }
    },
  });
}
