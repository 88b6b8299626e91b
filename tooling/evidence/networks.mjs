import { deeplabV3, mobilenetV1, resnet50 } from '@gradcam/models';

/** Of each network: the size of its scenes, the range of the numbers that it takes, the cut-outs that it may know, the layer that is explained where it is not the last, and the layers whose weights are its head where it is not the last with weights. */
export const networks = {
  'mobilenet-v1': {
    known: mobilenetV1,
    side: 224,
    range: 2,
    list: 'cut-outs.json',
  },
  resnet50: { known: resnet50, side: 224, range: 255, list: 'cut-outs.json' },
  'deeplab-v3': {
    known: deeplabV3,
    side: 257,
    range: 255,
    list: 'cut-outs-voc.json',
    reductionLayer: 'ResizeBilinear_2',
    // Nearest to the output is a bias, which no gradient depends on.
    head: ['logits/semantic/Conv2D'],
    // It pads these scenes to 513 x 513, so that its maps are laid by receptive fields in any case.
    isPlaced: false,
  },
};
