import { create } from '@bufbuild/protobuf';
import { GradCamError } from '@gradcam/errors';
import {
  AttributeProto_AttributeType as Kind,
  AttributeProtoSchema,
  type AttributeProto,
} from 'onnx-buf';
import type { OnnxAttribute } from '../graph/onnx-graph.js';
import { tensorMessage } from './tensor-message.js';

/**
 * Makes the message of a node's attribute.
 *
 * @param name Its name.
 * @param attribute Its value.
 * @returns The message.
 * @throws `MODEL_UNSUPPORTED` for a branch or a loop, which the graph does not hold.
 */
export function attributeMessage(name: string, attribute: OnnxAttribute): AttributeProto {
  return create(AttributeProtoSchema, { name, ...fieldsOf(name, attribute) });
}

/** The field that holds the value, and the number of its kind. */
type Fields = Partial<Pick<AttributeProto, 'f' | 'i' | 's' | 't' | 'floats' | 'ints' | 'strings'>> &
  Pick<AttributeProto, 'type'>;

function fieldsOf(name: string, attribute: OnnxAttribute): Fields {
  switch (attribute.kind) {
    case 'int':
      return { type: Kind.INT, i: BigInt(attribute.value) };
    case 'float':
      return { type: Kind.FLOAT, f: attribute.value };
    case 'string':
      return { type: Kind.STRING, s: utf8(attribute.value) };
    case 'ints':
      return { type: Kind.INTS, ints: attribute.value.map(BigInt) };
    case 'floats':
      return { type: Kind.FLOATS, floats: [...attribute.value] };
    case 'strings':
      return { type: Kind.STRINGS, strings: attribute.value.map(utf8) };
    case 'tensor': {
      const rawData = new Uint8Array(attribute.value.bytes());
      return { type: Kind.TENSOR, t: { ...tensorMessage('', attribute.value), rawData } };
    }
    case 'other':
      throw new GradCamError(
        'MODEL_UNSUPPORTED',
        `a branch or a loop cannot be written, got the attribute "${name}"; leave its node out of the graph.`,
      );
  }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
