import { scalar, type Tensor } from '@tensorflow/tfjs-core';
import { dependentTensors } from '../tape/dependent-tensors.js';
import type { TapeNode } from '../tape/engine-tape.js';
import type { KernelOverride } from '../with-overrides.js';

/**
 * The gradients of the weights of dense layers, not computed.
 *
 * tfjs's fused matrix product computes the gradients of both factors before anybody asks: for 25,088 inputs and 4,096
 * outputs another 400 MB. Each is a product with the other factor, of which the tape keeps a copy of its own: where a factor
 * does not depend on the activations, the products with the other one's copy are never read, so any tensor will do.
 *
 * @returns `note`, which is told the tape before the backward pass, and the kernel.
 */
export function skippedWeightProducts(): {
  readonly note: (tape: readonly TapeNode[], activations: Tensor) => void;
  readonly kernel: KernelOverride;
} {
  const unread = new Set<number>();
  return {
    note: (tape, activations) => {
      const wanted = dependentTensors(tape, activations);
      for (const { kernelName, inputs, saved = [] } of tape) {
        if (!kernelName.startsWith('fusedMatMul')) continue;
        const [first, second] = [inputs['0'], inputs['1']];
        const [firstCopy, secondCopy] = saved;
        if (second !== undefined && firstCopy !== undefined && !wanted.has(second.id))
          unread.add(firstCopy.id);
        if (first !== undefined && secondCopy !== undefined && !wanted.has(first.id))
          unread.add(secondCopy.id);
      }
    },
    kernel: {
      kernelName: 'BatchMatMul',
      kernelFunc: (parameters, own) => {
        // Border to tfjs-core: a kernel's inputs are typed as handles; gradients call it with tensors.
        const { a, b } = parameters.inputs as unknown as { a: Tensor; b: Tensor };
        if (unread.has(a.id) || unread.has(b.id)) return scalar(0);
        if (own === undefined) throw new Error("Kernel 'BatchMatMul' not registered for backend");
        return own(parameters);
      },
    },
  };
}
