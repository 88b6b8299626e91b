import type { LayerGraph } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';
import { ancestorsOf } from '../graph/walk/ancestors-of.js';
import { onGraph } from '../on-graph.js';

/** Layers that pad a picture or take a part of it. */
const framing =
  /^(gradcam)?(pad|padv2|mirrorpad|zeropadding.*|cropping.*|centercrop|randomcrop|resizing|slice|stridedslice)$/;

/**
 * Tells whether a layer pads its input or takes a part of it, by its type.
 *
 * @param type The layer's type.
 * @returns True where it may.
 */
export function isFraming(type: string): boolean {
  return framing.test(normalType(type));
}

/**
 * Tells whether a network may pad its input, or take a part of it, before a layer: whether to ask `inputFrame`, which takes the geometry of its layers.
 *
 * @param graph The network.
 * @param layer The name of the layer.
 * @returns True where one of the layers before it may do so.
 * @throws `LAYER_NOT_FOUND`, `BAD_OPTION` for what is not a graph
 *
 * @example
 * ```ts
 * mayFrame(graph, 'conv5'); // true if there is a ZeroPadding2D, a Cropping2D or a slice before it
 * ```
 */
export function mayFrame(graph: LayerGraph, layer: string): boolean {
  return onGraph('mayFrame', graph, () => {
    const before = ancestorsOf(graph, layer);
    return graph.layers.some(({ name, type }) => before.has(name) && isFraming(type));
  });
}
