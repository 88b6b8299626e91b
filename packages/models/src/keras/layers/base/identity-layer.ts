import type { Tensor } from '@tensorflow/tfjs-core';
import { onlyInput } from './only-input.js';
import { SameShapeLayer } from './same-shape-layer.js';

/** A layer that hands its input on when a model predicts. */
class IdentityLayer extends SameShapeLayer {
  protected override compute(inputs: readonly Tensor[]): Tensor {
    return onlyInput(this, inputs);
  }
}

/**
 * Makes a class of layers that hand their input on.
 *
 * @param className The name that it is registered by.
 * @returns The class.
 */
export function identityLayer(className: string): typeof IdentityLayer {
  return class extends IdentityLayer {
    static override className = className;
  };
}
