import { create, toBinary } from '@bufbuild/protobuf';
import {
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  ValueInfoProtoSchema,
} from 'onnx-buf';
import { neededParts } from '../graph/needed-parts.js';
import type { OnnxGraph, OnnxNode, OnnxValue } from '../graph/onnx-graph.js';
import { joinedBytes } from '../proto/joined-bytes.js';
import { valueMessage } from '../proto/value-message.js';
import { wireField } from '../proto/wire-field.js';
import type { FileParts } from './file-parts.js';
import { fieldsOf } from './wire/wire-fields.js';

/** Since this version weights need not be listed among the inputs. */
const oldestIrVersion = 4;

/** The values that a part is given, by name, with type and dims where those are not the file's. */
type Fed = ReadonlyMap<string, string | OnnxValue>;

const utf8 = new TextEncoder();

/**
 * Writes a part of a network as a file, of the bytes of the file that it comes from.
 *
 * @param graph The whole network.
 * @param parts The bytes of its parts.
 * @param outputs The values that the part gives, each once.
 * @param fed The values that it is given, by name, with their type and dims where those are not the file's.
 * @returns The bytes of the new file.
 */
export function writePart(
  graph: OnnxGraph,
  parts: FileParts,
  outputs: readonly string[],
  fed: Fed,
): Uint8Array {
  const version = BigInt(Math.max(parts.irVersion, oldestIrVersion));
  const head = toBinary(ModelProtoSchema, create(ModelProtoSchema, { irVersion: version }));
  const content = graphPieces(graph, parts, outputs, fed);
  return joinedBytes([head, parts.model, ...wireField(ModelProtoSchema.field.graph, content)]);
}

function graphPieces(
  graph: OnnxGraph,
  parts: FileParts,
  outputs: readonly string[],
  fed: Fed,
): Uint8Array[] {
  const needed = neededParts(graph, outputs, fed);
  const isNeeded = (name: string) => needed.values.has(name) && !fed.has(name);
  const inputs = graph.inputs.map(({ name }) => name).filter(isNeeded);
  const { name, node, initializer, input, output } = GraphProtoSchema.field;
  return [
    ...wireField(name, [utf8.encode('part')]),
    ...needed.nodes.flatMap((each) => wireField(node, nodePieces(each, parts, fed))),
    ...[...parts.constants]
      .filter(([constant]) => isNeeded(constant))
      .flatMap(([, bytes]) => wireField(initializer, [bytes])),
    ...[...fed.values(), ...inputs].flatMap((each) => wireField(input, [inputBytes(each, parts)])),
    ...outputs.flatMap((each) => wireField(output, [described({ name: each })])),
  ];
}

/** As they are; but a node that is needed for one output does not make another that is fed. */
function nodePieces(
  { name, outputs }: OnnxNode,
  { nodes }: FileParts,
  fed: Fed,
): readonly Uint8Array[] {
  const bytes = nodes.get(name) ?? new Uint8Array(0);
  if (!outputs.some((output) => fed.has(output))) return [bytes];
  const { output } = NodeProtoSchema.field;
  let at = 0;
  return [...fieldsOf(bytes)].flatMap(({ number, begin, to }) => {
    const made = number === output.number ? outputs[at++] : undefined;
    return made !== undefined && fed.has(made)
      ? wireField(output, [utf8.encode(`${name}/${made}/not used`)])
      : [bytes.subarray(begin, to)];
  });
}

function inputBytes(input: string | OnnxValue, { values }: FileParts): Uint8Array {
  if (typeof input !== 'string') return described(input);
  return values.get(input) ?? described({ name: input, type: 'float32' });
}

function described(value: Parameters<typeof valueMessage>[0]): Uint8Array {
  return toBinary(ValueInfoProtoSchema, valueMessage(value));
}
