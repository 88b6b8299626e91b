/** The first set of ops of each version of the format, the newest first. */
const firstOpsets = [
  [24, 12],
  [23, 11],
  [21, 10],
  [19, 9],
  [15, 8],
  [12, 7],
  [11, 6],
  [10, 5],
] as const;

/**
 * Finds the version of the file format that came with a set of ops.
 *
 * @param opset The version of ONNX's own ops.
 * @returns The version; at least 4, the first in which a constant need not be an input, too.
 */
export function irVersion(opset: number): number {
  return firstOpsets.find(([first]) => opset >= first)?.[1] ?? 4;
}
