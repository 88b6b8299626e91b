import type { Tensor } from '@tensorflow/tfjs-core';
import type { TfjsModel } from '../../load/loaded-model.js';
import type { OnnxModel } from '../onnx/onnx-model.js';

/** A node of a graph model, as much as says how many classes come out. */
interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly GraphNode[];
  readonly attrParams: Readonly<Record<string, { readonly value?: unknown } | undefined>>;
}

/** A graph model, with what its types keep to themselves. */
interface Graph {
  readonly executor: { readonly graph: { readonly outputs: readonly GraphNode[] } };
  readonly weights: Readonly<Record<string, readonly Tensor[]>>;
}

/** The operations behind the last weights that leave the classes as they are. */
const keepsClasses = /^(Identity|Softmax|LogSoftmax|Sigmoid|Squeeze|Reshape|BiasAdd|Add|AddV2)$/;
const makesClasses = /^(_Fused)?(MatMul|Conv2D)$/;

/**
 * Counts the classes of a network, by the shape of its output or the weights in front of it.
 *
 * @param model The model.
 * @returns The count; undefined where the file does not say it, or where there are several outputs.
 */
export function classCount(model: TfjsModel | OnnxModel): number | undefined {
  if ('engine' in model) return countAtOutput(model);
  const [output, ...others] = model.outputs;
  if (output === undefined || others.length > 0) return undefined;
  // Border to tfjs: a graph model knows the shapes of its outputs, too, where its file says them.
  const { shape } = output as { readonly shape?: readonly (number | null)[] | undefined };
  if (shape !== undefined) return countIn(shape);
  // Border to tfjs-converter: a loaded model has an executor, which its types keep to themselves.
  return 'executor' in model ? countBefore(model as unknown as Graph) : undefined;
}

function countAtOutput({ graph: { layers, outputs } }: OnnxModel): number | undefined {
  const [output, ...others] = outputs;
  if (output === undefined || others.length > 0) return undefined;
  const shape = layers.find(({ name }) => name === output)?.outputShape;
  return shape?.length === 2 ? (shape[1] ?? undefined) : undefined;
}

/** One number for each class, or one for each class and pixel. */
function countIn(shape: readonly (number | null)[]): number | undefined {
  const count = shape.at(-1);
  const isCount = typeof count === 'number' && count > 0;
  return isCount && (shape.length === 2 || shape.length === 4) ? count : undefined;
}

function countBefore({ executor, weights }: Graph): number | undefined {
  let node = executor.graph.outputs[0];
  while (node !== undefined && keepsClasses.test(node.op)) node = node.inputs[0];
  return node !== undefined && makesClasses.test(node.op) ? classesOf(node, weights) : undefined;
}

function classesOf({ inputs, attrParams }: GraphNode, weights: Graph['weights']) {
  const shape = weights[inputs[1]?.name ?? '']?.[0]?.shape;
  // Converters from PyTorch leave the classes in front.
  return shape?.at(attrParams['transposeB']?.value === true ? 0 : -1);
}
