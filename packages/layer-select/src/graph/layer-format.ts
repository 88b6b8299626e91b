import { onGraph } from '../on-graph.js';
import { findLayer } from './find-layer.js';
import { formatOf } from './format-of.js';
import type { DataFormat, LayerGraph } from './layer-graph.js';

/**
 * Returns the position of the channels in a layer's output, which need not be that of the network: the tokens of a transformer have them
 * last, wherever its convolutions have them.
 *
 * @param graph The network.
 * @param name The layer.
 * @returns The position; that of the network where the layer's is unclear.
 * @throws `LAYER_NOT_FOUND`
 * @example
 * ```ts
 * layerFormat(vit, 'norm'); // 'channelsLast'
 * ```
 */
export function layerFormat(graph: LayerGraph, name: string): DataFormat {
  return onGraph('layerFormat', graph, () => {
    const format = formatOf(findLayer(graph, name, 'the layer'), graph.dataFormat);
    return format === 'unclear' ? graph.dataFormat : format;
  });
}
