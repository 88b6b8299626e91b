import type { ModelSource } from '../known-model.js';

/** Basic Pitch (Bittner 2022), which writes down the notes of a recording: a signal in, time by pitch out. It is not for pictures and has no preprocessing. */
export const basicPitch: ModelSource = {
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
