import { valuesOf } from '../file/tensor/values-of.js';
import type { OnnxGraph } from '../graph/onnx-graph.js';

/**
 * Finds single numbers that a file holds: a bound, an axis.
 *
 * @param graph The network.
 * @returns A function from the name of a value to its number; undefined where it is computed, or more than one.
 */
export function numbersInFile(graph: OnnxGraph): (name: string | undefined) => number | undefined {
  const made = new Map(
    graph.nodes.filter(({ op }) => op === 'Constant').map((node) => [node.outputs[0] ?? '', node]),
  );
  return (name = '') => {
    const attributes = made.get(name)?.attributes;
    const plain = attributes?.get('value_float') ?? attributes?.get('value_int');
    if (plain?.kind === 'float' || plain?.kind === 'int') return plain.value;
    const value = attributes?.get('value');
    const tensor = value?.kind === 'tensor' ? value.value : graph.constants.get(name);
    const count = tensor?.dims.reduce((product, size) => product * size, 1);
    return tensor === undefined || count !== 1 ? undefined : Number(valuesOf(tensor)[0]);
  };
}
