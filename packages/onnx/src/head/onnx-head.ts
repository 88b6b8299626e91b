import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';
import { fixedValues } from './fixed/fixed-values.js';
import { opsetOf } from '../graph/opset-of.js';
import { plannedNodes } from './fixed/planned-nodes.js';
import { runNode } from './run-node.js';
import { tensorOf, type HeadValue } from './values/head-value.js';

/** The part of a network behind its cut. */
export interface OnnxHead {
  /** The nodes, in an order in which they can be computed; what they read of constants alone is taken along. */
  readonly nodes: readonly OnnxNode[];
  /** The name of the value that comes out. */
  readonly target: string;
}

/**
 * Makes a function of the nodes behind a cut, of ops of TensorFlow.js, so that it can be differentiated.
 *
 * Nothing is read back from the backend, and nothing is left there: call it inside `tf.tidy`. Constants are read from the file and brought into
 * the order that TensorFlow.js takes at the first call, in JavaScript; at each call they become tensors of the scope.
 *
 * @param graph The graph.
 * @param head The nodes and the value that is wanted.
 * @returns A function of the values at the cut, by their names: tensors, or numbers where the nodes need them in JavaScript, see
 *   `numbersFed`.
 * @throws `MODEL_UNSUPPORTED` from the function, where `headRefusal` finds a reason.
 *
 * @example
 * ```ts
 * const head = onnxHead(graph, { nodes, target: 'logits' });
 * const gradient = await withMendedGradients(() => tf.grad((x) => tf.sum(head(new Map([['features', x]]))))(x));
 * ```
 */
export function onnxHead(
  graph: OnnxGraph,
  { nodes, target }: OnnxHead,
): (feeds: ReadonlyMap<string, HeadValue>) => Tensor {
  const planned = plannedNodes(nodes, graph);
  const opset = opsetOf(graph);
  const fixed = fixedValues(planned, graph);
  return (feeds) => {
    const values = new Map<string, HeadValue>(feeds);
    const valueOf = (name: string): HeadValue =>
      values.get(name) ?? fixed.value(name) ?? missing(name);
    for (const node of planned) {
      if (node.outputs.every((name) => values.has(name) || fixed.value(name))) continue;
      const inputs = node.inputs.map((name) => (name === '' ? undefined : valueOf(name)));
      runNode({ node, opset, inputs }).forEach((value, position) => {
        values.set(node.outputs[position] ?? '', value);
      });
    }
    return tensorOf(valueOf(target));
  };
}

function missing(name: string): never {
  throw new GradCamError(
    'MODEL_BROKEN',
    `the head reads a value that nobody computes, got "${name}", expected a constant, a value at the cut or the output of a node; export the model again.`,
  );
}
