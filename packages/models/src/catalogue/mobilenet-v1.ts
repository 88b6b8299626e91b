import type { KnownModel } from '../known-model.js';
import { imagenetLabels } from './imagenet-labels.js';

/** MobileNet V1 1.0 224 (Howard 2017, arXiv 1704.04861), trained on ImageNet by Google; a layers model of 17 MB. */
export const mobilenetV1: KnownModel = {
  id: 'mobilenet-v1',
  title: 'MobileNet V1 1.0',
  format: 'layers',
  source: {
    package: 'delightmom-scratch-vm@0.2.38',
    integrity:
      'sha512-C1B4VYWzmqapQ+aGBFdvHKSWHvnzFQOI/nN0en9thYGQPxdOf9zpqb4fT+nLmwLzDZRkwqYeKl0gJ6ckop3VEg==',
    path: 'src/extensions/di_machine_leaning/knn/mobilenet_v1_1.0_224',
    bytes: 36_380_094,
  },
  labels: imagenetLabels,
  classCount: 1000,
  backgroundClass: false,
  licence: 'Apache-2.0',
  inputSize: { width: 224, height: 224 },
  pixelRange: [-1, 1],
  channelOrder: 'rgb',
};
