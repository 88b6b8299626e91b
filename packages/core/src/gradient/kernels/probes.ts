import { engine, tensor4d, tidy, type NamedAttrMap, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Whether the backend's MaxPoolGrad hands the gradient on where a window's maximum is negative.
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
 * Whether the backend's AvgPoolGrad counts, at a padded edge, only the samples inside: the last of three windows of two
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

async function gives(
  kernel: string,
  rows: Readonly<Record<string, number[]>>,
  attributes: NamedAttrMap,
  expected: readonly number[],
): Promise<boolean> {
  const result = tidy(() => {
    const inputs = Object.entries(rows).map(
      ([name, row]) => [name, tensor4d(row, [1, 1, row.length, 1])] as const,
    );
    return engine().runKernel<Tensor>(kernel, Object.fromEntries(inputs), attributes);
  });
  try {
    const values = await result.data();
    return expected.every((value, index) => Math.abs((values[index] ?? NaN) - value) < 1e-3);
  } finally {
    result.dispose();
  }
}
