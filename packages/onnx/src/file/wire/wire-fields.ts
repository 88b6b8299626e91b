import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { brokenOnnx } from '../../graph/broken-onnx.js';

/** A field of a message, by where it lies in the message's bytes. */
export interface WireField {
  readonly number: number;
  readonly wire: WireType;
  /** The place of its tag. */
  readonly begin: number;
  /** The place of its value: behind the length, where it has one. */
  readonly from: number;
  /** Behind its last byte. */
  readonly to: number;
}

/**
 * Walks over the fields of a protobuf message without looking into them: a weight of 100 MB is one step.
 *
 * @param message The bytes of the message.
 * @returns The fields in the order of the file.
 * @throws `MODEL_BROKEN` where the bytes are no message, or end before a field does
 */
export function* fieldsOf(message: Uint8Array): Generator<WireField> {
  const reader = new BinaryReader(message);
  while (reader.pos < reader.len) yield nextField(reader);
}

function nextField(reader: BinaryReader): WireField {
  const begin = reader.pos;
  const { number, wire, from } = startOf(reader);
  if (reader.pos <= reader.len) return { number, wire, begin, from, to: reader.pos };
  throw brokenOnnx(
    `the file is cut short or is not one of ONNX, got ${reader.len - from} bytes where it states ${reader.pos - from}`,
  );
}

/** Moves the reader behind the field, or as far behind the end as the field says. */
function startOf(reader: BinaryReader): Pick<WireField, 'number' | 'wire' | 'from'> {
  try {
    const [number, wire] = reader.tag();
    if (wire !== WireType.LengthDelimited) {
      const from = reader.pos;
      reader.skip(wire, number);
      return { number, wire, from };
    }
    const length = reader.uint32();
    const from = reader.pos;
    reader.pos += length;
    return { number, wire, from };
  } catch (cause) {
    // Border to @bufbuild/protobuf, which throws errors of its own for tags and numbers that do not end.
    throw brokenOnnx(
      `the file is cut short or is not one of ONNX, got bytes that are no protobuf`,
      cause,
    );
  }
}
