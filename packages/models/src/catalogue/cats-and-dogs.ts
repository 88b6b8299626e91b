import type { KnownModel } from '../known-model.js';

/** Cats and dogs, made with Teachable Machine on MobileNet V2 0.35: models inside of models; a layers model of 2 MB. */
export const catsAndDogs: KnownModel = {
  id: 'cats-and-dogs',
  title: 'Cats and dogs',
  format: 'layers',
  source: {
    package: 'sos-image-classification@1.0.16',
    integrity:
      'sha512-iJZZuYr8RNh/cq1OC7YHkNm+xmDiYv4SLn5Dmpe8PA9l/6P8hINFjLbqra84Sj4MwbRxMdfzwXJkoFnBzrNe0g==',
    path: 'src/model',
    bytes: 2_010_391,
  },
  labels: ['cat', 'dog'],
  classCount: 2,
  backgroundClass: false,
  licence: 'MIT',
  inputSize: { width: 224, height: 224 },
  pixelRange: [-1, 1],
  channelOrder: 'rgb',
};
