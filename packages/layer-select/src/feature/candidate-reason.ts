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
 * Says where a layer lies that the network computes below a maximum pooling.
 *
 * @param node The layer.
 * @param dataFormat Where the channels are.
 * @returns The reason, or none for any other layer.
 */
export function abovePoolReasons(node: LayerNode, dataFormat: DataFormat): readonly LayerReason[] {
  if (node.abovePool === undefined) return [];
  const size = sizeText(node.outputShape, dataFormat);
  const text = `'${node.name}' reads the maximum pooling '${node.abovePool}' in the network; as both orders compute the same, it stands for the activation above the pooling, with ${size}.`;
  return [{ code: 'above-pooling', layer: node.name, text }];
}

/**
 * Says why a layer is a candidate.
 *
 * @param candidate The candidate.
 * @param isLast Whether it ranks first among the candidates of its kind.
 * @param dataFormat Where the channels are.
 * @returns The reasons.
 */
export function candidateReasons(
  candidate: FeatureCandidate,
  isLast: boolean,
  dataFormat: DataFormat,
): readonly LayerReason[] {
  return [
    candidateReason(candidate, isLast, dataFormat),
    ...abovePoolReasons(candidate.node, dataFormat),
  ];
}

function candidateReason(
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
  if (kind === 'residual') {
    const text = `'${layer}' is the output of a residual block with a ReLU-like activation inside, with ${size}.`;
    return { code: 'residual-block', layer, text };
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
