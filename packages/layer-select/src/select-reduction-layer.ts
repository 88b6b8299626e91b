import { calledAs, checkOptionNames } from '@gradcam/errors';
import { namedReductionLayer } from './named-reduction-layer.js';
import { findLayer } from './graph/find-layer.js';
import { onGraph } from './on-graph.js';
import { isSoftmax } from './graph/layer-kinds.js';
import type { LayerGraph } from './graph/layer-graph.js';
import type { LayerReason, LayerWarning, ReductionChoice } from './layer-selection.js';
import { rankOutputs, type OutputEnd } from './outputs/rank-outputs.js';

/** The caller's decisions. */
export interface SelectReductionOptions {
  /** Use this reduction layer. */
  readonly reductionLayer?: string | undefined;
}

/**
 * Chooses the layer whose output is reduced to the score: the final softmax, or the final layer.
 * Loss layers are never chosen, nor is an argmax, because no gradient passes through it. Of several outputs one that ends in a
 * softmax is taken, else one that ends in a sigmoid, else the deepest.
 *
 * @param graph The network.
 * @param options A layer that the caller names.
 * @returns The layer, with reasons and warnings.
 * @example
 * ```ts
 * selectReductionLayer(graph).reductionLayer; // 'act_softmax'
 * ```
 */
export function selectReductionLayer(
  graph: LayerGraph,
  options: SelectReductionOptions = {},
): ReductionChoice {
  calledAs('selectReductionLayer', () => {
    checkOptionNames(options, { reductionLayer: true } satisfies Record<
      keyof SelectReductionOptions,
      true
    >);
  });
  const { reductionLayer } = options;
  return onGraph('selectReductionLayer', graph, () =>
    reductionLayer === undefined ? finalLayer(graph) : namedReductionLayer(graph, reductionLayer),
  );
}

function finalLayer(graph: LayerGraph): ReductionChoice {
  const names = graph.outputs.length > 0 ? graph.outputs : [graph.layers.at(-1)?.name ?? ''];
  const outputs = [...new Set(names)].map((name) => findLayer(graph, name, 'the output'));
  const ranked = rankOutputs(graph, outputs);
  const [chosen] = ranked;
  if (chosen === undefined) throw new RangeError('a network has an output');
  const layer = chosen.end.name;
  const reasons: LayerReason[] = [
    isSoftmax(chosen.end)
      ? { code: 'final-softmax', layer, text: `'${layer}' is the final softmax.` }
      : {
          code: 'final-layer',
          layer,
          text: `'${layer}' is the final layer, for the network does not end in a softmax.`,
        },
  ];
  if (chosen.argMax !== undefined) {
    const text = `'${layer}' comes before the argmax '${chosen.argMax.name}', through which no gradient passes.`;
    reasons.push({ code: 'before-argmax', layer, text });
  }
  return { reductionLayer: layer, reasons, warnings: severalOutputs(outputs, chosen) };
}

const why = {
  softmax: 'it ends in a softmax',
  sigmoid: 'it ends in a sigmoid, and none in a softmax',
  other: 'none ends in a softmax or a sigmoid, and none lies deeper',
} as const;

function severalOutputs(
  outputs: ReturnType<typeof findLayer>[],
  { output, kind }: OutputEnd,
): readonly LayerWarning[] {
  if (outputs.length < 2) return [];
  const list = outputs.map(({ name, outputShape }) => {
    const shape = outputShape?.map((size) => size ?? 'null').join(', ');
    return `'${name}' [${shape ?? 'unknown shape'}]`;
  });
  const text = `The network has ${outputs.length} outputs, ${list.join(', ')}; '${output.name}' was taken, because ${why[kind]}. Name another as reductionLayer.`;
  return [{ code: 'several-outputs', layer: output.name, text }];
}
