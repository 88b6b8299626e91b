import type { LayerGraph } from '@gradcam/layer-select';

/**
 * Whether a layer lies behind a convolution over time that hands on its last step only: then it has the space of a frame, and no
 * time.
 *
 * @param graph The network.
 * @param name The layer.
 * @returns True behind a `ConvLSTM2D` that does not return its sequence, and for that layer itself.
 */
export function losesTime({ layers }: LayerGraph, name: string): boolean {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const seen = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const layer = byName.get(next);
    if (layer === undefined || seen.has(next)) continue;
    seen.add(next);
    const read = byName.get(layer.inputs[0] ?? '')?.outputShape?.length ?? 0;
    const isRecurrent = /^convlstm/i.test(layer.type);
    if (isRecurrent && (layer.outputShape?.length ?? 0) < read) return true;
    waiting.push(...layer.inputs);
  }
  return false;
}
