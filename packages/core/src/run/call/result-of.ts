import type { Tensor } from '@tensorflow/tfjs-core';
import type { FeatureSpace } from '../../space/feature-space.js';
import type { GradCAMResult, MapWarning } from '../grad-cam-result.js';
import type { PassResult } from '../run-pass.js';
import type { Inputs } from '../with-trunk.js';
import type { Call } from './call.js';

/**
 * Puts a map and what the passes of a call say of it together.
 *
 * @param call The network and the target.
 * @param read The inputs, and how the features lie over them.
 * @param scoreMap The map, which becomes the result's.
 * @param passes What the passes explain.
 * @returns The result; the caller disposes its map.
 */
export function resultOf(
  { context }: Pick<Call, 'context'>,
  { flat, space }: Pick<Inputs, 'flat'> & { readonly space: FeatureSpace },
  scoreMap: Tensor,
  passes: readonly Omit<PassResult, 'maps'>[],
): GradCAMResult {
  const { request, selection, method } = context;
  const explained = passes.flatMap((pass) => pass.explained);
  const warnings = [...flat.map(flatInput), ...passes.flatMap((pass) => pass.warnings)];
  return {
    scoreMap,
    featureSize: space.cells,
    featureLayer: request.featureLayer,
    reductionLayer: request.reductionLayer,
    method: method.name,
    // With what showed only when the features met the input.
    selection: { ...selection, warnings: [...selection.warnings, ...space.warnings] },
    // In the order of the maps: sample by sample, and there target by target.
    explained: explained.sort((a, b) => a.sample - b.sample),
    warnings: warnings.sort((a, b) => a.sample - b.sample),
  };
}

function flatInput(sample: number): MapWarning {
  const text =
    'The input is the same everywhere, so what the map shows comes from the network, such as the edges that it pads, and not from the input.';
  return { code: 'flat-input', sample, text };
}
