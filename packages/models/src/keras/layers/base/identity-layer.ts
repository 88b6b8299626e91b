import type { Tensor } from '@tensorflow/tfjs-core';
import { onlyInput } from './only-input.js';
import { SameShapeLayer } from './same-shape-layer.js';

/** A layer that passes its input through at prediction. */
class IdentityLayer extends SameShapeLayer {
  protected override compute(inputs: readonly Tensor[]): Tensor {
    return onlyInput(this, inputs);
  }
}

/**
 * Makes a class of layers that pass their input through.
 *
 * @param className The name that it is registered by.
 * @returns The class.
 */
export function identityLayer(className: string): typeof IdentityLayer {
  return class extends IdentityLayer {
    static override className = className;
  };
}
