import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Sizes, type Value } from '../../build/value.js';
import { windowAttributes, type SpaceWindow } from './space-pads.js';

/** Maxima or means. */
export type PoolKind = 'Max' | 'Average';

/**
 * Writes a pooling. A mean leaves out what was padded, in TensorFlow and unless told otherwise in ONNX.
 *
 * @param builder The file.
 * @param kind Which.
 * @param x The input, `[N, ...space, K]`.
 * @param window The window.
 * @param shape The shape of the result.
 * @returns The result, with channels first in the file.
 */
export function pool(
  builder: GraphBuilder,
  kind: PoolKind,
  x: Value,
  window: SpaceWindow,
  shape: Sizes,
): Value {
  const attributes = windowAttributes(x.shape.slice(1, -1), window);
  const name = builder.add(`${kind}Pool`, [inLayout(builder, x, 'first')], attributes);
  return madeValue(shape, name, 'first');
}

/**
 * Writes a pooling over all of space.
 *
 * @param builder The file.
 * @param kind Which.
 * @param x The input, `[N, ...space, K]`.
 * @param keepDims True if the axes of space stay, each of size one.
 * @returns The result.
 */
export function poolAll(builder: GraphBuilder, kind: PoolKind, x: Value, keepDims: boolean): Value {
  const pooled = builder.add(`Global${kind}Pool`, [inLayout(builder, x, 'first')]);
  const [batch = null, ...rest] = x.shape;
  const channels = rest.at(-1) ?? null;
  if (keepDims) {
    return madeValue([batch, ...rest.slice(1).map(() => 1), channels], pooled, 'first');
  }
  return madeValue([batch, channels], builder.add('Flatten', [pooled], { axis: 1 }));
}
