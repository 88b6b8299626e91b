import type { LayerNode } from '@gradcam/layer-select';
import { getGradient, type GradConfig } from '@tensorflow/tfjs-core';

/** Ops of graph models that TensorFlow.js 4.22 runs, and neither it nor this package differentiates. */
const suspects: ReadonlySet<string> = new Set([
  'CropAndResize',
  'Cumprod',
  'ScatterNd',
  'Transform',
]);

/**
 * Whether a layer has no gradient in TensorFlow.js as it is loaded now: somebody may have registered one.
 *
 * @param node A layer of a network's graph.
 * @returns True where a backward pass through it would fail.
 */
export function lacksGradient({ type }: LayerNode): boolean {
  // Border to tfjs-core: getGradient is typed as if every gradient were there.
  return suspects.has(type) && (getGradient(type) as GradConfig | undefined) === undefined;
}
