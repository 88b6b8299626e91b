import type { Knowledge } from '../knowledge/knowledge.js';
import type { OnnxInput } from './import-onnx.js';

/**
 * Finds the shape of a real input where an ONNX file leaves its sizes open, and what lies beside it says how large pictures are: not every network runs on others.
 *
 * @param inputs The inputs of the file.
 * @param known What is known of the network, the sources that count more first.
 * @returns The shape; undefined where nothing says it, or where the network does not take one picture.
 */
export function shapesOfPictures(
  inputs: readonly OnnxInput[],
  known: readonly Knowledge[],
): readonly (readonly number[])[] | undefined {
  const size = known.map(({ preprocessing }) => preprocessing?.inputSize).find(Boolean);
  const [{ dims = [] } = { dims: [] }, ...others] = inputs;
  if (size === undefined || dims.length !== 4 || others.length > 0) return undefined;
  const isLast = dims[3] === 1 || dims[3] === 3;
  const usual = isLast ? [1, size.height, size.width, 3] : [1, 3, size.height, size.width];
  return [usual.map((each, axis) => sizeOf(dims[axis]) ?? each)];
}

function sizeOf(size: unknown): number | undefined {
  return typeof size === 'number' ? size : undefined;
}
