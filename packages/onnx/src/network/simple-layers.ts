import type { LayerGraph } from '@gradcam/layer-select';
import type { OnnxGraph } from '../graph/onnx-graph.js';
import type { OnnxTrace } from './onnx-steps.js';
import type { Facts } from './facts/value-facts.js';

/**
 * Describes a network's steps for the choice of layers, each node by its op.
 *
 * @param graph The network.
 * @param trace Its steps.
 * @param facts The shapes of its values.
 * @returns The layers.
 */
export function simpleLayers(graph: OnnxGraph, { steps }: OnnxTrace, facts: Facts): LayerGraph {
  const makers = new Map(
    steps.flatMap(({ name, outputs }) => outputs.map((output) => [output, name] as const)),
  );
  const nameOf = (value: string) => makers.get(value) ?? value;
  return {
    layers: steps.map(({ name, node, inputs, outputs: [output = ''] }) => ({
      name,
      type: node?.op ?? 'InputLayer',
      inputs: [...new Set(inputs.map(nameOf))],
      outputShape: facts.get(output)?.shape,
    })),
    inputs: graph.inputs.map(({ name }) => name),
    outputs: graph.outputs.map(({ name }) => nameOf(name)),
    dataFormat: 'channelsFirst',
  };
}
