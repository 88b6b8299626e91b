import type { KnownModel } from '../known-model.js';

/**
 * DeepLab v3 on MobileNet V2 (Chen 2017, arXiv 1706.05587), trained on Pascal VOC by Google: the class of every pixel. A graph
 * model of 8.4 MB that takes whole numbers and ends in an argmax; its logits are the node `ResizeBilinear_3`, 513 x 513, or,
 * before the upsampling, `ResizeBilinear_2`, 65 x 65.
 */
export const deeplabV3: KnownModel = {
  id: 'deeplab-v3',
  title: 'DeepLab v3',
  format: 'graph',
  source: {
    package: '@codait/max-image-segmenter@0.3.0',
    integrity:
      'sha512-64TEUztHIRaiB2rmCOplV5NX0AYCAntvn5znZB7M2K1NI3GO0+VRVOoKAMXE+v5Os/XUs3bSlNL/EghChkaH0Q==',
    path: 'model',
    bytes: 7_845_049,
  },
  labels: [
    ...['background', 'aeroplane', 'bicycle', 'bird', 'boat', 'bottle', 'bus', 'car', 'cat'],
    ...['chair', 'cow', 'dining table', 'dog', 'horse', 'motorbike', 'person', 'potted plant'],
    ...['sheep', 'sofa', 'train', 'tv monitor'],
  ],
  classCount: 21,
  backgroundClass: false,
  licence: 'Apache-2.0',
  inputSize: { width: 513, height: 513 },
  pixelRange: [0, 255],
  channelOrder: 'rgb',
  dtype: 'int32',
};
