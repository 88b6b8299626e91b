import { checkKind, GradCamError, isObject } from '@gradcam/errors';
import type { NumberGrid } from '@gradcam/evaluate';
import { Tensor } from '@tensorflow/tfjs-core';
import type { Explanation } from './explanation.js';

/**
 * Reads the map of an explanation.
 *
 * @param explanation As given to `expect`.
 * @returns The map; its numbers are checked by those who measure it.
 * @throws `BAD_OPTION` for what is no explanation, `INPUT_SHAPE` for more than one map, `DISPOSED`
 */
export async function readScores(explanation: Explanation): Promise<NumberGrid> {
  const map = mapOf(explanation);
  return map instanceof Tensor ? { ...sizeOf(map), data: await map.data() } : map;
}

/**
 * Reads the map of an explanation at once, for matchers inside of matchers, which cannot wait.
 *
 * @param explanation As given to `expect`.
 * @returns The map.
 * @throws As `readScores`; the backend's own error where it has no `dataSync`, as WebGPU
 */
export function readScoresNow(explanation: Explanation): NumberGrid {
  const map = mapOf(explanation);
  return map instanceof Tensor ? { ...sizeOf(map), data: map.dataSync() } : map;
}

function mapOf(explanation: Explanation): Tensor | NumberGrid {
  const { scoreMap }: { readonly scoreMap?: unknown } = isObject(explanation) ? explanation : {};
  checkKind(
    isObject(scoreMap),
    isObject(explanation) && 'scoreMap' in explanation ? scoreMap : explanation,
    'this is not an explanation',
    'the result of gradCAM, or { scoreMap }',
  );
  // What is no tensor is checked as a grid where it is measured.
  return scoreMap as Tensor | NumberGrid;
}

function sizeOf(map: Tensor): { readonly width: number; readonly height: number } {
  if (map.isDisposed)
    throw new GradCamError('DISPOSED', 'the map was disposed, got a tensor without values.');
  const shape = map.rank === 3 && map.shape[0] === 1 ? map.shape.slice(1) : map.shape;
  const [height, width] = shape;
  if (shape.length === 2 && height !== undefined && width !== undefined) return { width, height };
  throw new GradCamError(
    'INPUT_SHAPE',
    `this is not the map of one picture, got [${map.shape.join(', ')}], expected [height, width]; give each map by itself.`,
  );
}
