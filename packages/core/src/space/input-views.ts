import type { LayerGraph, LayerNode } from '@gradcam/layer-select';
import { util } from '@tensorflow/tfjs-core';

/** Layers that leave each number of an input at its position in the row of all numbers, whatever axes they give it. */
const keeping =
  /^(reshape|expanddims|squeeze|flatten|identity|cast|sub|subtract|mul|multiply|add|addv2|realdiv|div|rescaling|normalization|batchnormalization|fusedbatchnorm(v[23])?|dropout|gaussiannoise)$/;

/**
 * Lists the shapes in which a network sees one of its inputs before it computes other positions: by its reshapes.
 *
 * @param graph The network's layers.
 * @param input The input's name in it.
 * @param sizes The real input's sizes, without the batch axis.
 * @returns Other shapes of the same numbers in the same order, without the batch axis, the nearest to the input first.
 */
export function inputViews(
  graph: LayerGraph,
  input: string,
  sizes: readonly number[],
): readonly (readonly number[])[] {
  const same = new Set([input]);
  const computed = new Set(graph.inputs);
  const views: (readonly number[])[] = [];
  for (const { name, type, inputs, outputShape } of graph.layers) {
    const data = inputs.filter((source) => computed.has(source));
    if (data.length > 0) computed.add(name);
    // Values computed in addition to the numbers, such as a reshape's target for an open input size, are small and have other sizes.
    if (!keeping.test(normal(type)) || !data.some((source) => same.has(source))) continue;
    const view = viewOf(outputShape, sizes);
    if (view === undefined) continue;
    same.add(name);
    const before = views.at(-1) ?? sizes;
    if (view.length !== before.length || view.some((size, axis) => size !== before[axis]))
      views.push(view);
  }
  return views;
}

function normal(type: string): string {
  return type.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The sizes of an output that has the input's numbers; one size that is open is found by their count. */
function viewOf(
  shape: LayerNode['outputShape'],
  sizes: readonly number[],
): readonly number[] | undefined {
  if (shape === undefined) return undefined;
  const [, ...rest] = shape;
  const agrees = sizes.every((size, axis) => rest[axis] === null || rest[axis] === size);
  if (agrees && rest.length === sizes.length) return sizes;
  if (agrees && rest.length === sizes.length + 1 && rest.at(-1) === 1) return [...sizes, 1];
  if (rest.filter((size) => size === null).length > 1) return undefined;
  const count = util.sizeFromShape([...sizes]);
  const known = util.sizeFromShape(rest.map((size) => size ?? 1));
  const view = rest.map((size) => size ?? count / known);
  return util.sizeFromShape(view) === count && view.every(Number.isInteger) ? view : undefined;
}
