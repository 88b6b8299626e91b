import { backend_util, type Conv2DAttrs, type Tensor4D } from '@tensorflow/tfjs-core';
import { axisPadding, padded, sidesOf } from '../../parts/sides.js';

/** What says where the windows of a convolution lie. */
export interface Windows extends Pick<
  Conv2DAttrs,
  'strides' | 'pad' | 'dataFormat' | 'dimRoundingMode'
> {
  /** tfjs-layers hands on null for none. */
  readonly dilations: Conv2DAttrs['dilations'] | null;
}

/** Which convolutions a backend has wrong. */
export interface PaddingFaults {
  readonly depthwise: boolean;
  /** Whether it pads by no numbers, as tfjs-node; otherwise only what wasm has wrong is padded before. */
  readonly byNumbers: boolean;
}

/**
 * Pads the input of a convolution before it, where a backend pads wrongly: where wasm's kernels are to pad `'same'` and a window is smaller
 * than its step they compute zeros, and where the number of windows is rounded up they read beside the input; tfjs-node refuses numbers.
 *
 * @param x `[N, H, W, C]`, or `[N, C, H, W]` where the attributes say so.
 * @param filterShape `[h, w, C, D]`.
 * @param attributes What the convolution is asked for.
 * @param faults What is wrong.
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

/** Whether a window that is to pad `'same'` is smaller than its step. */
function skipsSamples([height = 1, width = 1]: readonly number[], attributes: Windows): boolean {
  const [down = 1, across = down] = [attributes.strides].flat();
  return attributes.pad === 'same' && (height < down || width < across);
}
