import { backend_util, type Conv2DAttrs, type Tensor4D } from '@tensorflow/tfjs-core';
import { axisPadding, padded, sidesOf } from '../../parts/sides.js';

/** The attributes that determine the windows of a convolution. */
export interface Windows extends Pick<
  Conv2DAttrs,
  'strides' | 'pad' | 'dataFormat' | 'dimRoundingMode'
> {
  /** The dilations; tfjs-layers passes null for none. */
  readonly dilations: Conv2DAttrs['dilations'] | null;
}

/** The convolutions that a backend has wrong. */
export interface PaddingFaults {
  readonly depthwise: boolean;
  /** True if the backend does not pad by numbers, like tfjs-node; otherwise only the cases that wasm has wrong are padded before. */
  readonly byNumbers: boolean;
}

/**
 * Pads the input of a convolution before it, if a backend pads wrongly: when wasm's kernels pad `'same'` and a window is smaller
 * than its step they compute zeros, and when the number of windows is rounded up they read outside of the input; tfjs-node
 * refuses numbers.
 *
 * @param x `[N, H, W, C]`, or `[N, C, H, W]` where the attributes say so.
 * @param filterShape `[h, w, C, D]`.
 * @param attributes The attributes of the convolution.
 * @param faults The backend's faults.
 * @returns The input and the attributes to go on with; the very ones where nothing need be changed.
 */
export function paddedBefore<T extends Windows>(
  x: Tensor4D,
  filterShape: readonly number[],
  attributes: T,
  { depthwise, byNumbers }: PaddingFaults,
): { readonly x: Tensor4D; readonly attributes: T } {
  const isByNumbers = byNumbers && typeof attributes.pad !== 'string';
  // tfjs-converter and tfjs-layers hand on null for none.
  const isRounded = (attributes.dimRoundingMode ?? 'floor') !== 'floor';
  if (!isByNumbers && !isRounded && !skipsSamples(filterShape, attributes)) {
    return { x, attributes };
  }
  const info = backend_util.computeConv2DInfo(
    x.shape,
    // Border to tfjs-core: it asks for tuples.
    [...filterShape] as [number, number, number, number],
    attributes.strides,
    attributes.dilations ?? 1,
    attributes.pad,
    attributes.dimRoundingMode,
    depthwise,
    backend_util.convertConv2DDataFormat(attributes.dataFormat),
  );
  return {
    x: padded(x, axisPadding(sidesOf(info), attributes.dataFormat)),
    attributes: { ...attributes, dimRoundingMode: undefined, pad: 'valid' },
  };
}

/** Checks whether a window that pads `'same'` is smaller than its step. */
function skipsSamples([height = 1, width = 1]: readonly number[], attributes: Windows): boolean {
  const [down = 1, across = down] = [attributes.strides].flat();
  return attributes.pad === 'same' && (height < down || width < across);
}
