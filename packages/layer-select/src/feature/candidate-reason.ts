import type { FeatureCandidate } from './feature-candidates.js';
import type { DataFormat, LayerNode } from '../graph/layer-graph.js';
import type { LayerReason } from '../layer-selection.js';
import { spatialSize } from '../graph/spatial-size.js';

function sizeText(shape: LayerNode['outputShape'], dataFormat: DataFormat): string {
  const size = spatialSize(shape, dataFormat);
  return size === undefined
    ? 'a shape that is not known'
    : `a spatial size of ${size.map((length) => length ?? '?').join(' x ')}`;
}

/**
 * Says why a layer is a candidate.
 *
 * @param candidate The candidate.
 * @param isLast Whether it ranks first among the candidates of its kind.
 * @param dataFormat Where the channels are.
 * @returns The reason.
 */
export function candidateReason(
  { node, kind }: FeatureCandidate,
  isLast: boolean,
  dataFormat: DataFormat,
): LayerReason {
  const layer = node.name;
  const which = isLast ? 'the last' : 'an earlier';
  const size = sizeText(node.outputShape, dataFormat);
  if (kind === 'gather') {
    const inputs = node.inputs.map((input) => `'${input}'`).join(', ');
    const text = `'${layer}' gathers the outputs of ReLU-like activations (${inputs}), with ${size}.`;
    return { code: 'gathers-relu', layer, text };
  }
  if (kind === 'relu') {
    const text = `'${layer}' is ${which} ReLU-like activation, with ${size}.`;
    return { code: isLast ? 'last-relu' : 'relu', layer, text };
  }
  if (kind === 'token-norm') {
    const text = `'${layer}' is ${which} normalisation of tokens, with ${node.outputShape?.[1] ?? '?'} tokens.`;
    return { code: isLast ? 'last-token-norm' : 'token-norm', layer, text };
  }
  const text = `'${layer}' is ${which} convolution, with ${size}.`;
  return { code: isLast ? 'last-convolution' : 'convolution', layer, text };
}
