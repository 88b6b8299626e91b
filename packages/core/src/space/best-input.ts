import { ancestorsOf, type LayerGraph } from '@gradcam/layer-select';
import { formatOfInput } from './data-format.js';
import { inputViews } from './input-views.js';
import { layOver, type Layout } from './lay-over.js';

/** The input over which a feature layer lies, and how. */
export interface BestInput {
  /** The index of the input among the network's. */
  readonly index: number;
  /** Its sizes, without the batch axis. */
  readonly sizes: readonly number[];
  readonly layout: Layout;
}

/**
 * Finds the input that a feature layer fits best, of those that it is computed from; the first of several.
 *
 * @param graph The network.
 * @param feature The layer.
 * @param feature.name Its name.
 * @param feature.axes Its sizes along space.
 * @param feature.isFrame Whether it has the space of one frame of an input with time.
 * @param inputShapes Of the real inputs, with their batch axes.
 * @returns The input and the layout.
 */
export function bestInput(
  graph: LayerGraph,
  feature: {
    readonly name: string;
    readonly axes: readonly number[];
    readonly isFrame: boolean;
  },
  inputShapes: readonly (readonly number[])[],
): BestInput {
  const { name, axes, isFrame } = feature;
  const sources = ancestorsOf(graph, name);
  const all = inputShapes.map(([, ...sizes], index) => {
    const input = graph.inputs[index] ?? '';
    const views = inputViews(graph, input, sizes);
    const format = formatOfInput(graph, index, [1, ...sizes]);
    const layout = layOver(axes, sizes, views, { format, isFrame });
    // What has channels by itself has space, where a row of numbers may be anything.
    const isPlain = layout.kind === 'exact' && layout.view.length === sizes.length;
    return { index, sizes, layout, isPlain, isSource: sources.has(input) };
  });
  const isRelated = all.some(({ isSource }) => isSource);
  const related = all.filter(({ isSource }) => isSource || !isRelated);
  const best =
    related.find(({ isPlain }) => isPlain) ??
    (['exact', 'tokens', 'part', 'none'] as const)
      .map((kind) => related.find(({ layout }) => layout.kind === kind))
      .find((input) => input !== undefined);
  if (best === undefined) throw new RangeError('the network has no input');
  return best;
}
