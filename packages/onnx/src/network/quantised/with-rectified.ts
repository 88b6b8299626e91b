import type { LayerGraph } from '@gradcam/layer-select';
import { valuesOf } from '../../file/tensor/values-of.js';
import type { OnnxNode } from '../../graph/onnx-graph.js';
import type { RoundedGraph } from './with-rounding.js';

/** Ops whose output has both signs, unless it is cut off. */
const linear = new Set('Add BatchNormalization Conv ConvTranspose Gemm MatMul Sub Sum'.split(' '));
/** The least number of each type. */
const least: Readonly<Record<string, number>> = { int8: -128, uint8: 0, int16: -32768, uint16: 0 };

/**
 * Gives the ReLU back to layers of a quantised network. A quantiser leaves it out where rounding does the same: where zero is the least number that a value is
 * rounded to.
 *
 * @param layers The layers of the network.
 * @param rounded The network.
 * @returns The layers, those with a ReLU as such.
 */
export function withRectified(layers: LayerGraph, rounded: RoundedGraph): LayerGraph {
  const { nodesBehind } = rounded;
  const isRectified = (name: string) => {
    const [node, quantize] = nodesBehind.get(name) ?? [];
    if (node === undefined || quantize === undefined || !linear.has(node.op)) return false;
    return startsAtZero(quantize, rounded);
  };
  return {
    ...layers,
    layers: layers.layers.map((layer) =>
      isRectified(layer.name) ? { ...layer, activation: 'relu' } : layer,
    ),
  };
}

function startsAtZero({ inputs }: OnnxNode, { running }: RoundedGraph): boolean {
  const zero = running.constants.get(inputs[2] ?? '');
  // Without a zero point the type is uint8, from 0.
  if (zero === undefined) return (inputs[2] ?? '') === '';
  return Array.from<number | bigint>(valuesOf(zero)).every(
    (value) => Number(value) === least[zero.type],
  );
}
