import { dispose, tensor, type NamedAttrMap } from '@tensorflow/tfjs-core';
import { passesTrials } from '../../overrides/passes-trials.js';

/**
 * Checks whether the backend's MaxPoolGrad passes on the gradient if a window's maximum is negative.
 *
 * @returns True where it is right.
 */
export function passesNegativeMaximum(): Promise<boolean> {
  return gives(
    'MaxPoolGrad',
    { input: [-2, -1], output: [-1], dy: [1] },
    { filterSize: [1, 2], strides: [1, 2], pad: 'valid' },
    [0, 1],
  );
}

/**
 * Checks the same of MaxPool3DGrad.
 *
 * @returns True where it is right.
 */
export function passesNegativeMaximum3d(): Promise<boolean> {
  return gives(
    'MaxPool3DGrad',
    { input: [-2, -1], output: [-1], dy: [1] },
    { filterSize: [1, 1, 2], strides: [1, 1, 2], pad: 'valid' },
    [0, 1],
  );
}

/**
 * Checks the same of Dilation2DBackpropInput.
 *
 * @returns True where it is right.
 */
export function dilatesNegativeMaximum(): Promise<boolean> {
  const inputs = () => ({
    x: tensor([-2, -1], [1, 1, 2, 1]),
    filter: tensor([0, 0], [1, 2, 1]),
    dy: tensor([1], [1, 1, 1, 1]),
  });
  const attributes = { strides: [1, 1], pad: 'valid', dilations: [1, 1] };
  return passesTrials('Dilation2DBackpropInput', [{ inputs, attributes, expected: [0, 1] }]);
}

/**
 * Checks whether the backend's AvgPoolGrad counts, at a padded edge, only the samples inside: the last of three windows of two
 * has one sample, which takes its whole gradient.
 *
 * @returns True where it is right.
 */
export function averagesInsideTheEdge(): Promise<boolean> {
  return gives(
    'AvgPoolGrad',
    { input: [1, 2, 3], dy: [1, 1, 1] },
    { filterSize: [1, 2], strides: [1, 1], pad: 'same' },
    [0.5, 1, 1.5],
  );
}

/**
 * Checks the same of AvgPool3DGrad.
 *
 * @returns True where it is right.
 */
export function averagesInsideTheEdge3d(): Promise<boolean> {
  return gives(
    'AvgPool3DGrad',
    { input: [1, 2, 3], dy: [1, 1, 1] },
    { filterSize: [1, 1, 2], strides: [1, 1, 1], pad: 'same' },
    [0.5, 1, 1.5],
  );
}

/**
 * Checks whether the backend's Conv3DBackpropInputV2 is right if its result is made in memory that was used before, to which
 * wasm's adds. The corner is reached by one position of the output and one of the filter only: 1 * 1 + 2 * 2 and 1 * 3 + 2 * 4.
 *
 * @returns True where it is right.
 */
export async function startsFromZero(): Promise<boolean> {
  const counted = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const inputShape = [1, 2, 2, 2, 2];
  const inputs = () => ({
    dy: tensor(counted(16), inputShape),
    filter: tensor(counted(32), [2, 2, 2, 2, 2]),
  });
  const expected = [5, 11, 28, 48, 46, 74, 192, 264, 82, 126, 328, 432, 492, 612, 1440, 1712];
  // Freed between others that stay, so that the memory is used again as it is.
  const used = Array.from({ length: 32 }, () => tensor(counted(16), inputShape));
  dispose(used.filter((_, index) => index % 2 === 0));
  try {
    return await passesTrials('Conv3DBackpropInputV2', [
      { inputs, attributes: { strides: [1, 1, 1], pad: 'same', inputShape }, expected },
    ]);
  } finally {
    dispose(used);
  }
}

/**
 * Checks whether the backend has the gradients of windows that are padded by numbers; tfjs-node refuses them, or has them wrong.
 *
 * @returns True where it has.
 */
export function gradientsPadByNumbers(): Promise<boolean> {
  const inputs = () => ({
    dy: tensor([0, 0, 0, 0, 1, 0, 0, 0, 0], [1, 3, 3, 1]),
    filter: tensor([1], [1, 1, 1, 1]),
  });
  const attributes = { strides: [1, 1], pad: 1, dataFormat: 'NHWC', inputShape: [1, 1, 1, 1] };
  return passesTrials('Conv2DBackpropInput', [{ inputs, attributes, expected: [1] }]);
}

/** Tries a kernel on rows of samples with one channel. */
function gives(
  kernel: string,
  rows: Readonly<Record<string, number[]>>,
  attributes: NamedAttrMap,
  expected: readonly number[],
): Promise<boolean> {
  // A row has as many axes as the windows, and two more.
  const { filterSize } = attributes;
  const before = Array.isArray(filterSize) ? filterSize.map(() => 1) : [1, 1];
  const inputs = () =>
    Object.fromEntries(
      Object.entries(rows).map(
        ([name, row]) => [name, tensor(row, [...before, row.length, 1])] as const,
      ),
    );
  return passesTrials(kernel, [{ inputs, attributes, expected }]);
}
