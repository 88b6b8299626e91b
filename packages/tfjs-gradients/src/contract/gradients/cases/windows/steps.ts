import type { conv2d } from '@tensorflow/tfjs-core';

type Padding = Parameters<typeof conv2d>[3];

const uneven: Padding = [
  [0, 0],
  [1, 0],
  [0, 2],
  [0, 0],
];

/** Stride, padding. */
export const steps: readonly (readonly [stride: number, pad: Padding])[] = [
  [1, 'valid'],
  [1, 'same'],
  [2, 'valid'],
  [2, 'same'],
  [1, uneven],
  [2, 1],
];

/** The name of a case with a stride and a padding. */
export const stepName = (stride: number, pad: Padding) =>
  `stride ${stride}, padding ${String(pad)}`;

/** Stride, padding, for volumes. */
export const volumeSteps = [
  [1, 'same'],
  [2, 'same'],
  [1, 'valid'],
  [2, 'valid'],
  // Larger than the window.
  [3, 'same'],
] as const;
