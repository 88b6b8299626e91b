import { abs, mul, type Tensor } from '@tensorflow/tfjs-core';
import { builtIn } from '../built-in.js';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod, MethodInput, Rerun } from '../method.js';
import { eachSample } from './each-sample.js';
import { principalProjection } from './principal-component.js';

/** Eigen-Grad-CAM, as pytorch-grad-cam has it: the first principal component of gradient times activation, its sign as in Eigen-CAM. */
export const eigenGradCamMethod: MethodCard & AsyncMethod = ofProduct(
  {
    name: 'eigen-grad-cam',
    title: 'Eigen-Grad-CAM',
    paper: 'pytorch-grad-cam',
    formula: 'G A, projected on its first principal component',
    departures: 'the sign is the one with the larger extreme; libraries are compared with theirs',
    usesClass: true,
    needs: 'gradients',
  },
  (gradients) => gradients,
);

/** Seg-Eigen-CAM (Zhang 2022): Eigen-Grad-CAM with the absolute gradient in place of the gradient. */
export const segEigenCamMethod: MethodCard & AsyncMethod = ofProduct(
  {
    name: 'seg-eigen-cam',
    title: 'Seg-Eigen-CAM',
    paper: 'Zhang 2022',
    formula: '|G| A, projected on its first principal component',
    departures: 'the sign is the one with the larger extreme',
    usesClass: true,
    needs: 'gradients',
  },
  abs,
);

function ofProduct(
  card: MethodCard,
  change: (gradients: Tensor) => Tensor,
): MethodCard & AsyncMethod {
  return builtIn({
    ...card,
    run: async ({ activations, gradients }: MethodInput, { step }: Rerun) => {
      const changed = change(gradients);
      const products = mul(changed, activations);
      try {
        return await eachSample(products, principalProjection, step);
      } finally {
        products.dispose();
        if (changed !== gradients) changed.dispose();
      }
    },
  });
}
