import { preprocess, type Preprocessing } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import {
  cast,
  mul,
  round,
  sum,
  tensor1d,
  tidy,
  transpose,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { NetworkFrame } from './network-frame.js';

/** Of red, green and blue. */
const brightness = [0.299, 0.587, 0.114];

/**
 * Makes the input of a network of a picture, as `preprocess` does, in the order and with the channels that the network takes.
 *
 * @param picture The picture.
 * @param frame The network's input.
 * @param preprocessing How pixels become numbers; of one channel, the brightness is taken.
 * @returns `[height, width, C]` or `[C, height, width]`, without a batch axis; the caller disposes it.
 * @throws `PICTURE_BROKEN`, `BAD_OPTION`
 */
export function pictureTensor(
  picture: Picture,
  frame: NetworkFrame,
  preprocessing: Preprocessing,
): Tensor {
  const dtype = frame.dtype === 'int32' ? 'int32' : preprocessing.dtype;
  const isGray = frame.channels === 1;
  return tidy(() => {
    const colours = preprocess(picture, {
      ...preprocessing,
      dtype: isGray ? 'float32' : dtype,
      channelOrder: isGray ? 'rgb' : preprocessing.channelOrder,
    });
    const values: Tensor = isGray ? gray(colours, dtype) : colours;
    return frame.channelsFirst ? transpose(values, [2, 0, 1]) : values;
  });
}

function gray(colours: Tensor, dtype: Preprocessing['dtype']): Tensor {
  const values = sum(mul(colours, tensor1d(brightness)), 2, true);
  return dtype === 'int32' ? cast(round(values), 'int32') : values;
}
