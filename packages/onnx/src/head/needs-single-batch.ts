import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';
import { listOf, numberOf } from './attributes.js';
import { fixedValues, type FixedValues } from './fixed/fixed-values.js';
import { plannedNodes } from './fixed/planned-nodes.js';

/**
 * Tells whether a head takes one sample at a time: exporters write the batch of 1 that they saw into shapes and into tensors beside the
 * activations.
 *
 * @param nodes The nodes behind the cut.
 * @param graph The graph that they are of.
 * @returns True where the file fixes the first size of what is computed from the activations. Some heads of which it is true take batches all the
 *   same.
 */
export function needsSingleBatch(nodes: readonly OnnxNode[], graph: OnnxGraph): boolean {
  const planned = plannedNodes(nodes, graph);
  const fixed = fixedValues(planned, graph);
  const bindings: Readonly<Record<string, (node: OnnxNode, fixed: FixedValues) => boolean>> = {
    Reshape: isReshapedToFixed,
    Concat: isBesideOneSample,
    Resize: isResizedToFixed,
    Squeeze: isBatchTakenAway,
  };
  return planned.some((node) => {
    // What comes of constants alone has no batch.
    if (node.inputs.every((name) => name === '' || fixed.has(name))) return false;
    return bindings[node.op]?.(node, fixed) ?? false;
  });
}

function isReshapedToFixed({ inputs }: OnnxNode, fixed: FixedValues): boolean {
  const [data = '', shape = ''] = inputs;
  const [first = -1] = Array.from(fixed.has(data) ? [] : (fixed.value(shape)?.numbers() ?? []));
  return first > 0;
}

/** A class token for one sample, say. */
function isBesideOneSample(node: OnnxNode, fixed: FixedValues): boolean {
  if (numberOf(node, 'axis', 1) === 0) return false;
  return node.inputs.some((name) => fixed.has(name) && fixed.value(name)?.dims[0] === 1);
}

/** By sizes, with that of the batch among them. */
function isResizedToFixed(node: OnnxNode, fixed: FixedValues): boolean {
  return !node.attributes.has('axes') && fixed.has(node.inputs[3] ?? '');
}

/** By its place, or for its size is 1, as where no axes are named. */
function isBatchTakenAway(node: OnnxNode, fixed: FixedValues): boolean {
  const named = fixed.value(node.inputs[1] ?? '')?.numbers();
  const axes = named ? Array.from(named) : listOf(node, 'axes');
  return axes === undefined || axes.includes(0);
}
