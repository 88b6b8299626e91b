import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { contract } from '../../operations/contract.js';
import { makeActivation, type ActivationLike } from '../base/make-activation.js';
import { KerasLayer } from '../base/keras-layer.js';
import { onlyInput } from '../base/only-input.js';
import { singleShape } from '../base/single-shape.js';

/** EinsumDense: a fully connected layer along the axes that its equation names. */
export class EinsumDenseLayer extends KerasLayer {
  static override className = 'gradcam>EinsumDense';
  /** Border to tfjs-layers: its own layers keep their activation under this name, and core reads it there. */
  protected activation: ActivationLike | undefined;

  override build(inputShape: Shape | Shape[]): void {
    const { input, kernel, output } = this.letters();
    const shape = singleShape(inputShape);
    const asked = this.settings['outputShape'];
    const outputShape = (Array.isArray(asked) ? asked : [asked]).map(Number);
    // The letters of the dots are left out: where they lead, sizes are counted from the end.
    const dots = this.text('equation').trim().startsWith('...');
    const sizeOf = (letter: string): number => {
      const inInput = input.indexOf(letter);
      if (inInput >= 0) return shape[(dots ? shape.length - input.length : 0) + inInput] ?? 1;
      return outputShape[outputShape.length - output.length + output.indexOf(letter)] ?? 1;
    };
    this.makeWeight('kernel', kernel.split('').map(sizeOf));
    const bias = this.settings['biasAxes'];
    if (typeof bias === 'string') {
      const first = Math.min(...bias.split('').map((letter) => output.indexOf(letter)));
      const along = output.split('').slice(first);
      this.makeWeight(
        'bias',
        along.map((letter) => (bias.includes(letter) ? sizeOf(letter) : 1)),
      );
    }
    this.activation = makeActivation(this.settings['activation']);
    super.build(inputShape);
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const kernel = this.weight('kernel');
    if (kernel === undefined) throw new RangeError(`the layer "${this.name}" is not built`);
    const product = contract(this.text('equation'), onlyInput(this, inputs), kernel);
    const bias = this.weight('bias');
    const biased = bias === undefined ? product : tf.add(product, bias);
    return this.activation === undefined ? biased : this.activation.apply(biased);
  }

  private letters(): { input: string; kernel: string; output: string } {
    const [operands = '', output = ''] = this.text('equation').replace(/[\s.]/g, '').split('->');
    const [input = '', kernel = ''] = operands.split(',');
    return { input, kernel, output };
  }
}
