import { product } from '../../build/axes.js';
import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import type { Constant } from '../../build/numbers-of.js';
import { madeValue, type Value } from '../../build/value.js';

/** The weights of a batch normalisation, one number a channel. */
export interface Moments {
  readonly scale: Constant | undefined;
  readonly offset: Constant | undefined;
  readonly mean: Constant;
  readonly variance: Constant;
  readonly epsilon: number;
}

/**
 * Writes a batch normalisation of the last axis, by the moments of training.
 *
 * @param builder The file.
 * @param x The input, `[N, ..., K]`.
 * @param moments The weights.
 * @returns The result, with channels first in the file.
 */
export function normalize(builder: GraphBuilder, x: Value, moments: Moments): Value {
  const { mean, variance, epsilon } = moments;
  const count = product(mean.dims);
  const vector = (weight: Constant | undefined, otherwise: number): string =>
    builder.constant([count], weight?.numbers ?? new Float32Array(count).fill(otherwise));
  const name = builder.add(
    'BatchNormalization',
    [
      inLayout(builder, x, 'first'),
      vector(moments.scale, 1),
      vector(moments.offset, 0),
      vector(mean, 0),
      vector(variance, 1),
    ],
    { epsilon: { kind: 'float', value: epsilon } },
  );
  return madeValue(x.shape, name, x.shape.length < 3 ? 'last' : 'first');
}
