import type { Preprocessing } from '../known-model.js';

/** The conversion of a picture's pixels to numbers, without a size. */
export type PixelConversion = Pick<
  Preprocessing,
  'pixelRange' | 'channelOrder' | 'mean' | 'deviation'
>;

/** The names of the conversions that most networks were trained with. */
export type PreprocessingName = 'mobilenet' | 'caffe' | 'torch' | '0..1' | '-1..1' | 'raw';

const signed: PixelConversion = { pixelRange: [-1, 1], channelOrder: 'rgb' };

/** The conversions that most networks were trained with, by name; `caffe`, `torch` and `mobilenet` (its mode `tf`) as Keras has them. */
export const preprocessings: Readonly<Record<PreprocessingName, PixelConversion>> = {
  mobilenet: signed,
  caffe: { pixelRange: [0, 255], channelOrder: 'bgr', mean: [103.939, 116.779, 123.68] },
  torch: {
    pixelRange: [0, 1],
    channelOrder: 'rgb',
    mean: [0.485, 0.456, 0.406],
    deviation: [0.229, 0.224, 0.225],
  },
  '0..1': { pixelRange: [0, 1], channelOrder: 'rgb' },
  '-1..1': signed,
  raw: { pixelRange: [0, 255], channelOrder: 'rgb' },
};
