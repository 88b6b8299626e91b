import {
  calledAs,
  checkKind,
  checkOptionNames,
  GradCamError,
  isObject,
  nearestNames,
} from '@gradcam/errors';
import type { OnnxValue } from '../graph/onnx-graph.js';
import { dataTypes } from '../proto/data-types.js';
import { partsOf } from './file-parts.js';
import type { OnnxFile } from './onnx-file.js';
import { writePart } from './write-part.js';

/** The part of a network becomes a file of its own. */
export interface SubModelOptions {
  /** The values that the new network gives, by name; any value of the network can be one. */
  readonly outputs: readonly string[];
  /**
   * Values that it is given in place of computing them. Of one that is named only, type and dims are those that the file states, else `float32` of any
   * dims. Inputs of the file that are needed besides stay inputs.
   */
  readonly inputs?: readonly (string | OnnxValue)[];
}

const optionNames = { inputs: true, outputs: true } satisfies Record<keyof SubModelOptions, true>;

/**
 * Makes a model file of a part of a network: its trunk, its head, or all of it with more outputs. Nodes and weights are taken from the file byte for byte;
 * weights in files of their own stay there.
 *
 * @param file What `readOnnx` gave.
 * @param options The values that the part gives, and those that it is given.
 * @returns A new ONNX file, which ONNX Runtime runs. Its inputs are those of the options, in their order, and then those of the file that are needed.
 * @throws `LAYER_NOT_FOUND` for a value that is not there, `BAD_OPTION` for wrong options
 *
 * @example
 * ```ts
 * const file = readOnnx(bytes);
 * const trunk = subModel(file, { outputs: ['layer4'] });
 * const head = subModel(file, { inputs: ['layer4'], outputs: ['logits'] });
 * ```
 */
export function subModel(file: OnnxFile, options: SubModelOptions): Uint8Array {
  return calledAs('subModel', () => {
    checkOptions(options);
    const parts = partsOf(file);
    const { outputs, inputs = [] } = options;
    const fed = new Map(inputs.map((input) => [nameOf(input), input]));
    requireValues([...outputs, ...fed.keys()], file);
    return writePart(file.graph, parts, [...new Set(outputs)], fed);
  });
}

function checkOptions(options: unknown): asserts options is SubModelOptions {
  checkKind(isObject(options), options, 'this does not say which part is wanted', '{ outputs }');
  checkOptionNames(options, optionNames);
  const { outputs, inputs = [] } = isObject(options) ? options : {};
  const areNames = Array.isArray(outputs) && outputs.length > 0 && outputs.every(isName);
  checkKind(areNames, outputs, 'outputs are values of the network', 'a list of names');
  const areValues = Array.isArray(inputs) && inputs.every((each) => isName(each) || isValue(each));
  checkKind(
    areValues,
    inputs,
    'inputs are values of the network',
    'a list of names or of { name, type, dims }',
  );
}

function isName(value: unknown): boolean {
  return typeof value === 'string';
}

function isValue(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { name, type, dims } = value;
  const isType = type === undefined || (typeof type === 'string' && Object.hasOwn(dataTypes, type));
  return isName(name) && isType && (dims === undefined || areDims(dims));
}

function areDims(dims: unknown): boolean {
  const isSize = (size: unknown) =>
    size === null || isName(size) || (Number.isSafeInteger(size) && Number(size) >= 0);
  return Array.isArray(dims) && dims.every(isSize);
}

function nameOf(input: string | OnnxValue): string {
  return typeof input === 'string' ? input : input.name;
}

function requireValues(names: readonly string[], { graph }: OnnxFile): void {
  const values = [
    ...graph.inputs.map(({ name }) => name),
    ...graph.nodes.flatMap(({ outputs }) => outputs),
    ...graph.constants.keys(),
  ];
  const known = new Set(values);
  const unknown = names.find((name) => name === '' || !known.has(name));
  if (unknown === undefined) return;
  const nearest = nearestNames(unknown, values, 3).map((name) => `"${name}"`);
  throw new GradCamError(
    'LAYER_NOT_FOUND',
    `the network has no value "${unknown}", the nearest are ${nearest.join(', ')}; values are the inputs and outputs of nodes.`,
  );
}
