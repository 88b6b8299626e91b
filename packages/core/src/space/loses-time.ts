import { ancestorsOf, type LayerGraph } from '@gradcam/layer-select';

/**
 * Checks whether a layer lies behind a convolution over time that passes on only its last step: then it has the space of a frame,
 * and no time.
 *
 * @param graph The network.
 * @param name The layer.
 * @returns True behind a `ConvLSTM2D` that does not return its sequence, and for that layer itself.
 */
export function losesTime(graph: LayerGraph, name: string): boolean {
  const recurrent = graph.layers.filter(({ type }) => /^convlstm/i.test(type));
  // Few networks have any, and every map asks.
  if (recurrent.length === 0) return false;
  const ranks = new Map(graph.layers.map((layer) => [layer.name, layer.outputShape?.length]));
  const above = ancestorsOf(graph, name);
  return recurrent.some((layer) => {
    if (!(layer.name === name || above.has(layer.name))) return false;
    return (layer.outputShape?.length ?? 0) < (ranks.get(layer.inputs[0] ?? '') ?? 0);
  });
}
