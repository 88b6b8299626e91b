import { findLayer } from './graph/find-layer.js';
import { behindArgMax } from './graph/behind-argmax.js';
import { isLoss, isShapeOnly, isSoftmax } from './graph/layer-kinds.js';
import { walkBack } from './graph/walk-back.js';
import type { LayerGraph } from './graph/layer-graph.js';
import type { LayerReason, LayerWarning, ReductionChoice } from './layer-selection.js';
import { withoutConstants } from './graph/without-constants.js';

function severalOutputs(graph: LayerGraph, output: string): readonly LayerWarning[] {
  if (graph.outputs.length < 2) return [];
  const text = `The network has ${graph.outputs.length} outputs, and the first one, '${output}', was taken.`;
  return [{ code: 'several-outputs', layer: output, text }];
}

/**
 * Chooses the layer whose output is reduced to the score: the final softmax, or the final layer.
 * Loss layers are never chosen, nor is an argmax, because no gradient passes through it.
 *
 * @param graph The network.
 * @returns The layer, with reasons and warnings.
 * @example
 * ```ts
 * selectReductionLayer(graph).reductionLayer; // 'act_softmax'
 * ```
 */
export function selectReductionLayer(graph: LayerGraph): ReductionChoice {
  const output = graph.outputs[0] ?? graph.layers.at(-1)?.name ?? '';
  const named = findLayer(graph, output, 'selectReductionLayer: the output');
  const layers = new Map(withoutConstants(graph).layers.map((layer) => [layer.name, layer]));
  const end = walkBack(layers, layers.get(output) ?? named, isLoss);

  const label = behindArgMax(layers, end);
  const final = label?.before ?? end;

  const softmax = walkBack(layers, final, (node) => isShapeOnly(node) && !isSoftmax(node));
  const chosen = isSoftmax(softmax) ? softmax : final;
  const layer = chosen.name;
  const reasons: LayerReason[] = [
    isSoftmax(chosen)
      ? { code: 'final-softmax', layer, text: `'${layer}' is the final softmax.` }
      : {
          code: 'final-layer',
          layer,
          text: `'${layer}' is the final layer, for the network does not end in a softmax.`,
        },
  ];
  if (label !== undefined) {
    const text = `'${layer}' comes before the argmax '${label.argMax.name}', through which no gradient passes.`;
    reasons.push({ code: 'before-argmax', layer, text });
  }
  return { reductionLayer: layer, reasons, warnings: severalOutputs(graph, output) };
}
