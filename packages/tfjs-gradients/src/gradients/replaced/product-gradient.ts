import {
  backend_util,
  cumprod,
  mul,
  reshape,
  transpose,
  util,
  type GradConfig,
  type ProdAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { fromBehind } from './from-behind.js';

/** Computes the gradient of a product: the product of the others. tfjs needs methods on tensors for it, and takes no negative axis. */
export const productGradient: GradConfig = {
  kernelName: 'Prod',
  inputsToSave: ['x'],
  gradFunc: (dy, [x], attributes) => {
    if (x === undefined) throw new RangeError('Prod kept no input');
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
    const { axis } = attributes as unknown as ProdAttrs;
    const axes = util.parseAxisParam(axis, x.shape);
    const order = [...x.shape.keys()].filter((index) => !axes.includes(index)).concat(axes);
    const ordered = order.map((index) => x.shape[index] ?? 1);
    const count = util.sizeFromShape(ordered.slice(ordered.length - axes.length));
    return {
      x: () => {
        const rows = reshape(transpose(x, order), [-1, count]);
        const before = (factors: Tensor) => cumprod(factors, 1, true);
        const others = mul(before(rows), fromBehind(rows, 1, before));
        const slopes = mul(others, reshape(dy as Tensor, [-1, 1]));
        return transpose(reshape(slopes, ordered), backend_util.getUndoAxesPermutation(order));
      },
    };
  },
};
