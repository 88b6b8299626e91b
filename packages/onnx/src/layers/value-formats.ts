import { channelFormats } from '@gradcam/core/network';
import type { DataFormat } from '@gradcam/layer-select';
import type { OnnxNode } from '../graph/onnx-graph.js';
import type { FormatFacts } from './format-facts.js';
import { formatSteps } from './format-steps.js';

/**
 * Finds where the channels of each value are, in a network whose convolutions have them first: tokens have them last, and so have features
 * between two Transposes.
 *
 * A convolution, a pooling, a product with weights and a normalisation of each position say where the channels are.
 *
 * @param nodes The nodes, in order.
 * @param facts What is known of the values.
 * @returns The formats by the values' names; none where the axes do not say.
 */
export function valueFormats(
  nodes: readonly OnnxNode[],
  facts: FormatFacts,
): ReadonlyMap<string, DataFormat> {
  const inputs = [...facts.inputs].map(([name, format]) => ({
    name,
    rank: facts.shapes.get(name)?.length,
    sources: [],
    own: format === undefined ? undefined : { format },
    // As PyTorch has them.
    fallback: 'channelsFirst' as const,
  }));
  return channelFormats([...inputs, ...nodes.flatMap((node) => formatSteps(node, facts))]);
}
