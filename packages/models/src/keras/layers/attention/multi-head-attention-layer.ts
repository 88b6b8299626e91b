import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { KerasLayer } from '../base/keras-layer.js';
import { attend } from './attend.js';

/** Sizes of one attention, with the axes between batch and channels laid out in a row. */
interface Sizes {
  /** Axes that are attended over, counted from 1. */
  readonly axes: readonly number[];
  readonly heads: number;
  readonly keyDim: number;
  readonly valueDim: number;
}

/** MultiHeadAttention over query, value and key, over all their positions or over some axes. */
export class MultiHeadAttentionLayer extends KerasLayer {
  static override className = 'gradcam>MultiHeadAttention';

  override build(inputShape: Shape | Shape[]): void {
    const shapes = isShapes(inputShape) ? inputShape : [inputShape];
    const [query = [], value = query, key = value] = shapes;
    const { heads, keyDim, valueDim } = this.sizes(query.length);
    const channels = (shape: Shape): number => shape[shape.length - 1] ?? 1;
    const output = this.outputSizes() ?? [channels(query)];
    const parts = [
      ['query', [channels(query), heads, keyDim], [heads, keyDim]],
      ['key', [channels(key), heads, keyDim], [heads, keyDim]],
      ['value', [channels(value), heads, valueDim], [heads, valueDim]],
      ['attention_output', [heads, valueDim, ...output], output],
    ] as const;
    for (const [name, kernel, bias] of parts) {
      this.makeWeight(`${name}/kernel`, kernel);
      if (this.settings['useBias'] !== false) this.makeWeight(`${name}/bias`, bias);
    }
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [query = []] = isShapes(inputShape) ? inputShape : [inputShape];
    return [...query.slice(0, -1), ...(this.outputSizes() ?? query.slice(-1))];
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const [query, value = query, key = value] = inputs;
    if (query === undefined || value === undefined || key === undefined)
      throw new RangeError(`the layer "${this.name}" has no query`);
    const { axes } = this.sizes(query.rank);
    const [q, k, v] = (
      [
        ['query', query],
        ['key', key],
        ['value', value],
      ] as const
    ).map(([name, x]) => inRow(this.project(name, x), axes));
    if (q === undefined || k === undefined || v === undefined) throw new RangeError('no query');
    const scale = 1 / Math.sqrt(this.number('keyDim', 1));
    const attended = attend(q.rows, k.rows, v.rows, {
      scale,
      causal: this.settings['useCausalMask'] === true,
    });
    return this.projectOut(q.restore(attended));
  }

  /** [B, …, C] to [B, …, heads, D]. */
  private project(name: string, x: tf.Tensor): tf.Tensor {
    const kernel = this.weight(`${name}/kernel`);
    const [channels = 1, heads = 1, size = 1] = kernel?.shape ?? [];
    if (kernel === undefined) throw new RangeError(`the layer "${this.name}" is not built`);
    const rows = tf.reshape(x, [-1, channels]);
    const projected = tf.matMul(rows, tf.reshape(kernel, [channels, heads * size]));
    const whole = tf.reshape(projected, [...x.shape.slice(0, -1), heads, size]);
    const bias = this.weight(`${name}/bias`);
    return bias === undefined ? whole : tf.add(whole, bias);
  }

  /** [B, …, heads, D] to [B, …, output]. */
  private projectOut(x: tf.Tensor): tf.Tensor {
    const kernel = this.weight('attention_output/kernel');
    const bias = this.weight('attention_output/bias');
    if (kernel === undefined) throw new RangeError(`the layer "${this.name}" is not built`);
    const [heads = 1, size = 1, ...output] = kernel.shape;
    const count = output.reduce((product, length) => product * length, 1);
    const rows = tf.reshape(x, [-1, heads * size]);
    const projected = tf.matMul(rows, tf.reshape(kernel, [heads * size, count]));
    const whole = tf.reshape(projected, [...x.shape.slice(0, -2), ...output]);
    return bias === undefined ? whole : tf.add(whole, bias);
  }

  private sizes(rank: number): Sizes {
    const { attentionAxes } = this.settings;
    const every = Array.from({ length: rank - 2 }, (_, index) => index + 1);
    const axes = attentionAxes == null ? every : this.numbers('attentionAxes', 1, 1);
    const keyDim = this.number('keyDim', 1);
    return {
      axes: axes.map((axis) => (axis < 0 ? axis + rank : axis)),
      heads: this.number('numHeads', 1),
      keyDim,
      valueDim: this.number('valueDim', keyDim),
    };
  }

  private outputSizes(): number[] | undefined {
    return this.settings['outputShape'] == null ? undefined : this.numbers('outputShape', 1, 1);
  }
}

/** Flattens the attended axes into one: [B, …, heads, D] to [rest, heads, positions, D]. */
function inRow(
  x: tf.Tensor,
  axes: readonly number[],
): { readonly rows: tf.Tensor; readonly restore: (rows: tf.Tensor) => tf.Tensor } {
  const last = x.rank - 1;
  const heads = x.rank - 2;
  const others = x.shape
    .map((_, axis) => axis)
    .filter((axis) => axis < heads && !axes.includes(axis));
  const order = [...others, heads, ...axes, last];
  const turned = tf.transpose(x, order);
  const size = (list: readonly number[]): number =>
    list.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1);
  const rows = tf.reshape(turned, [size(others), size([heads]), size(axes), size([last])]);
  const back = order.map((_, axis) => order.indexOf(axis));
  return {
    rows,
    restore: (result) => {
      const depth = result.shape[3] ?? 1;
      return tf.transpose(tf.reshape(result, [...turned.shape.slice(0, -1), depth]), back);
    },
  };
}

function isShapes(shape: Shape | Shape[]): shape is Shape[] {
  return Array.isArray(shape[0]);
}
