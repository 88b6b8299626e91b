import type { io } from '@tensorflow/tfjs-core';

const bytes: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  bool: 1,
  uint8: 1,
  uint16: 2,
  float16: 2,
  complex64: 8,
  // Of a text, the number that says its length.
  string: 4,
};

/**
 * Counts the bytes that a weight takes in a file; quantised weights are stored in the smaller type.
 *
 * @param spec The weight, as `model.json` lists it.
 * @returns The number of bytes; for text, whose length the list does not say, the least.
 */
export function weightBytes(spec: io.WeightsManifestEntry): number {
  const stored = spec.quantization?.dtype ?? spec.dtype;
  return spec.shape.reduce((product, size) => product * size, bytes[stored] ?? 0);
}
