import { layerFormat } from '@gradcam/layer-select';
import { add, concat, reshape, slice, tidy, zerosLike, type Tensor } from '@tensorflow/tfjs-core';
import type { Cut, CutActivations, CutRequest, Network } from '../network/network.js';
import { channelsLast, fromChannelsLast } from '../space/data-format.js';
import { classScores } from '../target/class-axis.js';

interface PreparedNetwork {
  readonly cut: Cut;
  readonly network: Network;
  readonly request: CutRequest;
}

/**
 * Computes what the head makes of concepts, each alone and everywhere: behind a global average pooling, the classifier's output for it.
 *
 * @param prepared The network.
 * @param cutActivations Its activations, and what passes by them.
 * @param concepts `[K, C]`.
 * @param features The activations as `[N, ...space, C]`.
 * @returns `[K, classes]`, summed over the output's space where it has some; undefined where the head needs more than the features.
 */
export function conceptScores(
  { cut, network, request }: PreparedNetwork,
  cutActivations: CutActivations,
  concepts: Tensor,
  features: Tensor,
): Tensor | undefined {
  const { activations, bypass } = cutActivations;
  // A row of tokens was folded: its class token is not a position, and has no features of a concept.
  if (bypass.length > 0 || features.rank !== activations.rank) return undefined;
  const format = layerFormat(network.graph, request.featureLayer);
  const outputFormat = layerFormat(network.graph, request.reductionLayer);
  return tidy(() => {
    const empty = zerosLike(slice(features, [0], [1]));
    const [count = 1, channels = 1] = concepts.shape;
    // One after the other, for a network may have a fixed batch.
    const rows = Array.from({ length: count }, (_, concept) => {
      const one = reshape(slice(concepts, [concept, 0], [1, channels]), [
        ...empty.shape.slice(0, -1).map(() => 1),
        channels,
      ]);
      const output = cut.head(fromChannelsLast(add(empty, one), format), []);
      return classScores(channelsLast(output, outputFormat));
    });
    return concat(rows);
  });
}
