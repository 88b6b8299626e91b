import { backend_util, type Conv2DAttrs } from '@tensorflow/tfjs-core';

/** What says where the windows of a convolution lie. */
export interface Windows extends Pick<
  Conv2DAttrs,
  'strides' | 'pad' | 'dataFormat' | 'dimRoundingMode'
> {
  /** tfjs-layers hands on null for none. */
  readonly dilations: Conv2DAttrs['dilations'] | null;
}

/**
 * Gives the attributes of a convolution its padding as numbers, where wasm's kernels need that: where they say `'same'` and a
 * window is smaller than its step, they compute zeros; where the number of windows is rounded up, they read beside the input.
 *
 * @param inputShape `[N, H, W, C]`, or `[N, C, H, W]` where the attributes say so.
 * @param filterShape `[h, w, C, D]`.
 * @param attributes What the convolution is asked for.
 * @param depthwise Whether each channel has filters of its own.
 * @returns The attributes; the very ones where nothing need be changed.
 */
export function withExplicitPadding<T extends Windows>(
  inputShape: readonly number[],
  filterShape: readonly number[],
  attributes: T,
  depthwise: boolean,
): T {
  const [down = 1, across = down] = [attributes.strides].flat();
  const [height = 1, width = 1] = filterShape;
  const isSmall = attributes.pad === 'same' && (height < down || width < across);
  // tfjs-converter and tfjs-layers hand on null for none.
  if (!isSmall && (attributes.dimRoundingMode ?? 'floor') === 'floor') return attributes;
  const info = backend_util.computeConv2DInfo(
    // Border to tfjs-core: it asks for tuples.
    [...inputShape] as [number, number, number, number],
    [...filterShape] as [number, number, number, number],
    attributes.strides,
    attributes.dilations ?? 1,
    attributes.pad,
    attributes.dimRoundingMode,
    depthwise,
    backend_util.convertConv2DDataFormat(attributes.dataFormat),
  );
  const { top, left } = info.padInfo;
  const rows: [number, number] = [
    top,
    after(top, {
      count: info.outHeight,
      stride: info.strideHeight,
      reach: info.effectiveFilterHeight,
      length: info.inHeight,
    }),
  ];
  const columns: [number, number] = [
    left,
    after(left, {
      count: info.outWidth,
      stride: info.strideWidth,
      reach: info.effectiveFilterWidth,
      length: info.inWidth,
    }),
  ];
  const none: [number, number] = [0, 0];
  return {
    ...attributes,
    dimRoundingMode: undefined,
    pad:
      attributes.dataFormat === 'NCHW' ? [none, none, rows, columns] : [none, rows, columns, none],
  };
}

/** How much the last window hangs over the end. */
function after(
  before: number,
  axis: {
    readonly count: number;
    readonly stride: number;
    readonly reach: number;
    readonly length: number;
  },
): number {
  return Math.max(0, (axis.count - 1) * axis.stride + axis.reach - before - axis.length);
}
