import { commonLayout } from '../../build/axes.js';
import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Sizes, type Value } from '../../build/value.js';

/** A change of size. */
export interface Resizing {
  readonly mode: 'nearest' | 'bilinear';
  readonly alignCorners?: boolean;
  readonly halfPixelCenters?: boolean;
  /** Height and width: the name of two integers of 64 bits in the file. */
  readonly size: string;
}

/**
 * Writes a change of the size of pictures.
 *
 * @param builder The file.
 * @param x The input, `[N, height, width, K]`.
 * @param resizing The size, and how positions correspond.
 * @param shape The shape of the result.
 * @returns The result.
 */
export function resize(
  builder: GraphBuilder,
  x: Value,
  { mode, alignCorners = false, halfPixelCenters = false, size }: Resizing,
  shape: Sizes,
): Value {
  const layout = commonLayout([x]);
  const input = inLayout(builder, x, layout);
  // All four sizes: ONNX Runtime moves transpositions over a Resize of named axes, and then fails.
  const part = (start: number, end: number) => builder.add('Shape', [input], { start, end });
  const sizes = layout === 'first' ? [part(0, 2), size] : [part(0, 1), size, part(3, 4)];
  const positions = alignCorners ? 'align_corners' : halfPixelCenters ? 'half_pixel' : 'asymmetric';
  const name = builder.add('Resize', [input, '', '', builder.add('Concat', sizes, { axis: 0 })], {
    coordinate_transformation_mode: positions,
    mode: mode === 'nearest' ? 'nearest' : 'linear',
    // TensorFlow cuts off where it counts from the corner, and rounds half up elsewhere.
    ...(mode === 'nearest'
      ? { nearest_mode: positions === 'asymmetric' ? 'floor' : 'round_prefer_ceil' }
      : {}),
  });
  return madeValue(shape, name, layout, x.type);
}
