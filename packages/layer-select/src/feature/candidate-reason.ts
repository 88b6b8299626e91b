import type { FeatureCandidate } from './feature-candidates.js';
import { formatOf } from '../graph/format-of.js';
import type { DataFormat, LayerNode } from '../graph/layer-graph.js';
import type { LayerReason } from '../layer-selection.js';
import { spatialSize } from '../graph/spatial-size.js';

function sizeText(node: LayerNode, dataFormat: DataFormat): string {
  const size = spatialSize(node.outputShape, formatOf(node, dataFormat));
  if (size === undefined) return 'a shape that is not known';
  return size.every((length) => length === null)
    ? 'a spatial size that the input decides'
    : `a spatial size of ${size.map((length) => length ?? '?').join(' x ')}`;
}

/**
 * Says where a layer lies that the network computes below a maximum pooling.
 *
 * @param node The layer.
 * @param dataFormat The position of the channels.
 * @returns The reason, or none for any other layer.
 */
export function abovePoolReasons(node: LayerNode, dataFormat: DataFormat): readonly LayerReason[] {
  if (node.abovePool === undefined) return [];
  const size = sizeText(node, dataFormat);
  const text = `'${node.name}' reads the maximum pooling '${node.abovePool}' in the network; as both orders compute the same, it stands for the activation above the pooling, with ${size}.`;
  return [{ code: 'above-pooling', layer: node.name, text }];
}

/**
 * Says why a layer is a candidate.
 *
 * @param candidate The candidate.
 * @param isLast Whether it ranks first among the candidates of its kind.
 * @param dataFormat The position of the channels.
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

/** The codes for the last candidate of a kind and for an earlier one, and what the sentence says of the layer. */
interface KindOfReason {
  readonly codes: readonly [last: LayerReason['code'], earlier: LayerReason['code']];
  readonly says: (node: LayerNode, which: string, size: string) => string;
}

const kinds: Readonly<Record<FeatureCandidate['kind'], KindOfReason>> = {
  gather: {
    codes: ['gathers-relu', 'gathers-relu'],
    says: ({ inputs }, _, size) =>
      `gathers the outputs of ReLU-like activations (${inputs.map((input) => `'${input}'`).join(', ')}), with ${size}`,
  },
  residual: {
    codes: ['residual-block', 'residual-block'],
    says: (_, __, size) =>
      `is the output of a residual or dense block with a ReLU-like activation inside, with ${size}`,
  },
  relu: {
    codes: ['last-relu', 'relu'],
    says: (_, which, size) => `is ${which} ReLU-like activation, with ${size}`,
  },
  'token-norm': {
    codes: ['last-token-norm', 'token-norm'],
    says: ({ outputShape }, which) =>
      `is ${which} normalisation of tokens, with ${outputShape?.[1] ?? '?'} tokens`,
  },
  grid: {
    codes: ['grid', 'grid'],
    says: (_, __, size) =>
      `is the grid on which the network puts together what it computed block by block, with ${size}`,
  },
  convolution: {
    codes: ['last-convolution', 'convolution'],
    says: (_, which, size) => `is ${which} convolution, with ${size}`,
  },
};

function candidateReason(
  { node, kind }: FeatureCandidate,
  isLast: boolean,
  dataFormat: DataFormat,
): LayerReason {
  const { codes, says } = kinds[kind];
  const [last, earlier] = codes;
  const size = sizeText(node, dataFormat);
  const sentence = says(node, isLast ? 'the last' : 'an earlier', size);
  return {
    code: isLast ? last : earlier,
    layer: node.name,
    text: `'${node.name}' ${sentence}.`,
  };
}
