import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { isObject, textOf, type Json, type JsonObject } from '../../config/json.js';
import { KerasLayer, type CallArguments } from '../base/keras-layer.js';
import { singleShape } from '../base/single-shape.js';
import { GruLayer } from './gru-layer.js';

/**
 * Bidirectional around a supplied GRU: tfjs-layers copies the wrapped layer by its class name, and would make one of its built-in
 * layers.
 */
export class BidirectionalLayer extends KerasLayer {
  static override className = 'gradcam>Bidirectional';
  private readonly forward: GruLayer;
  private readonly backward: GruLayer;

  constructor(settings: JsonObject) {
    super(settings);
    const wrapped = configOf(settings['layer']);
    const name = textOf(wrapped['name'], 'gru');
    const back = wrapped['goBackwards'] !== true;
    this.forward = new GruLayer({ ...wrapped, name: `forward_${name}` });
    this.backward = new GruLayer({ ...wrapped, name: `backward_${name}`, goBackwards: back });
  }

  override build(inputShape: Shape | Shape[]): void {
    const shape = singleShape(inputShape);
    // `apply` opens a new name within the name of this layer; building alone does not.
    for (const layer of [this.forward, this.backward]) {
      tf.tidy(() => void layer.apply(tf.zeros(shape.map((size) => size ?? 1))));
    }
    super.build(inputShape);
  }

  override get trainableWeights(): BidirectionalLayer['weights'] {
    return [...this.forward.trainableWeights, ...this.backward.trainableWeights];
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const shape = singleShape(this.forward.computeOutputShape(singleShape(inputShape)));
    const { mergeMode = 'concat' } = this.settings;
    return mergeMode === 'concat'
      ? [...shape.slice(0, -1), 2 * (shape[shape.length - 1] ?? 1)]
      : shape;
  }

  protected override compute(inputs: readonly tf.Tensor[], named: CallArguments): tf.Tensor {
    const run = (layer: GruLayer): tf.Tensor => {
      const output = layer.call([...inputs], { ...named });
      const [first] = Array.isArray(output) ? output : [output];
      if (first === undefined) throw new RangeError('a GRU gives an output');
      return first;
    };
    const forth = run(this.forward);
    const last = run(this.backward);
    const sequences = configOf(this.settings['layer'])['returnSequences'] === true;
    const back = sequences ? tf.reverse(last, 1) : last;
    const { mergeMode = 'concat' } = this.settings;
    if (mergeMode === 'sum') return tf.add(forth, back);
    if (mergeMode === 'ave') return tf.mul(0.5, tf.add(forth, back));
    if (mergeMode === 'mul') return tf.mul(forth, back);
    return tf.concat([forth, back], -1);
  }
}

function configOf(layer: Json | undefined): JsonObject {
  return isObject(layer) && isObject(layer['config']) ? layer['config'] : {};
}
