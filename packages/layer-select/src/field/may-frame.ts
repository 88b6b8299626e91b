import type { LayerGraph } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';
import { ancestorsOf } from '../graph/walk/ancestors-of.js';
import { onGraph } from '../on-graph.js';

/** Layers that pad a picture, take a part of it or turn it. */
const framing = new Set(
  (
    'pad padv2 mirrorpad zeropadding1d zeropadding2d zeropadding3d cropping1d cropping2d cropping3d centercrop randomcrop resizing ' +
    'slice stridedslice permute transpose reverse reversev2 roll'
  ).split(' '),
);

/**
 * Tells whether a layer pads its input, takes a part of it or turns it, by its type.
 *
 * @param type The layer's type.
 * @returns True where it may.
 */
export function isFraming(type: string): boolean {
  return framing.has(normalType(type).replace(/^gradcam/, ''));
}

/**
 * Tells whether a network may pad its input, take a part of it, or turn it, before a layer: whether to ask `inputFrame`, which takes the geometry of its layers.
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
