import { AttributeProto_AttributeType as AttributeType, AttributeProtoSchema } from 'onnx-buf';
import type { OnnxAttribute } from '../graph/onnx-graph.js';
import { joinedBytes } from '../proto/joined-bytes.js';
import type { ExternalFiles } from './tensor/external-data.js';
import { readTensor } from './tensor/read-tensor.js';
import { messageReader } from './wire/message-reader.js';

/** An attribute by its name, and the networks in it: branches and the bodies of loops. */
export interface ReadAttribute {
  readonly name: string;
  readonly attribute: OnnxAttribute;
  readonly graphs: readonly Uint8Array[];
}

const attributeReader = messageReader(AttributeProtoSchema, {
  fields: ['name', 'type', 'f', 'i', 's', 'floats', 'ints', 'strings'],
  parts: ['t', 'g', 'graphs'],
});

type Content = ReturnType<typeof attributeReader>;

const text = new TextDecoder();

/** The readers of the kinds of values. */
const readers: Partial<
  Record<AttributeType, (content: Content, external: ExternalFiles) => OnnxAttribute>
> = {
  [AttributeType.FLOAT]: ({ fields }) => ({ kind: 'float', value: fields.f }),
  [AttributeType.INT]: ({ fields }) => ({ kind: 'int', value: Number(fields.i) }),
  [AttributeType.STRING]: ({ fields }) => ({ kind: 'string', value: text.decode(fields.s) }),
  [AttributeType.FLOATS]: ({ fields }) => ({ kind: 'floats', value: fields.floats }),
  [AttributeType.INTS]: ({ fields }) => ({ kind: 'ints', value: fields.ints.map(Number) }),
  [AttributeType.STRINGS]: ({ fields }) => ({
    kind: 'strings',
    value: fields.strings.map((bytes) => text.decode(bytes)),
  }),
  [AttributeType.TENSOR]: ({ parts }, external) => ({
    kind: 'tensor',
    value: readTensor(joinedBytes(parts.t), external).tensor,
  }),
};

/**
 * Reads an attribute of a node.
 *
 * @param message The bytes of the attribute.
 * @param external The files beside this one.
 * @returns The attribute, and the bytes of the networks in it.
 * @throws `MODEL_BROKEN`, and `MODEL_UNSUPPORTED` for a tensor of a type that is not read
 */
export function readAttribute(message: Uint8Array, external: ExternalFiles): ReadAttribute {
  const content = attributeReader(message);
  const { fields, parts } = content;
  const attribute = readers[fields.type]?.(content, external);
  return {
    name: fields.name,
    attribute: attribute ?? { kind: 'other', value: undefined },
    graphs: [...parts.graphs, ...(parts.g.length === 0 ? [] : [joinedBytes(parts.g)])],
  };
}
