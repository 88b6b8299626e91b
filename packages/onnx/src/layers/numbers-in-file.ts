import { valuesOf } from '../file/tensor/values-of.js';
import type { OnnxGraph, OnnxNode, OnnxTensor } from '../graph/onnx-graph.js';

/**
 * Finds single numbers that a file holds: a bound, an axis.
 *
 * @param graph The network.
 * @returns A function from the name of a value to its number; undefined where it is computed, or more than one.
 */
export function numbersInFile({
  nodes,
  constants,
}: OnnxGraph): (name: string | undefined) => number | undefined {
  const made = new Map(
    nodes.filter(({ op }) => op === 'Constant').map((node) => [node.outputs[0], node]),
  );
  return (name) => {
    const node = made.get(name);
    return node === undefined ? single(constants.get(name ?? '')) : numberMade(node);
  };
}

function numberMade({ attributes }: OnnxNode): number | undefined {
  const plain = attributes.get('value_float') ?? attributes.get('value_int');
  if (plain?.kind === 'float' || plain?.kind === 'int') return plain.value;
  const tensor = attributes.get('value');
  return tensor?.kind === 'tensor' ? single(tensor.value) : undefined;
}

function single(tensor: OnnxTensor | undefined): number | undefined {
  const count = tensor?.dims.reduce((product, size) => product * size, 1);
  return tensor === undefined || count !== 1 ? undefined : Number(valuesOf(tensor)[0]);
}
