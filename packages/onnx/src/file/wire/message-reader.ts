import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { WireType } from '@bufbuild/protobuf/wire';
import { GradCamError } from '@gradcam/errors';
import { brokenOnnx } from '../../graph/broken-onnx.js';
import { joinedBytes } from './joined-bytes.js';
import { fieldsOf } from './wire-fields.js';

/** More nodes, weights or described values than any network has: an entry of two bytes becomes an object of hundreds. */
const mostParts = 100_000;
/** The same for the numbers and names of one entry. */
const mostBytes = 2 ** 20;

/** A message of which some fields are decoded and some are still bytes. */
export interface ReadMessage<Message, Part extends string> {
  readonly fields: Message;
  /** Views of the file, one for each time that the field is there. */
  readonly parts: Readonly<Record<Part, readonly Uint8Array[]>>;
}

/**
 * Makes a function that takes a message apart. What is not named is skipped, so that a file costs no more than what is read of it.
 *
 * @param schema The kind of the message.
 * @param names `fields` are decoded: small ones only; `parts` are left as bytes, to be read by another.
 * @returns A function from the bytes of a message to its content. It throws `MODEL_BROKEN`, and `MODEL_UNSUPPORTED` for more than can be held.
 */
export function messageReader<
  Desc extends DescMessage,
  Field extends keyof Desc['field'] & keyof MessageShape<Desc>,
  Part extends string & keyof Desc['field'],
>(
  schema: Desc,
  names: { readonly fields: readonly Field[]; readonly parts: readonly Part[] },
): (message: Uint8Array) => ReadMessage<Pick<MessageShape<Desc>, Field>, Part> {
  const numberOf = (name: Field | Part): number => schema.field[name as string]?.number ?? 0;
  const small = new Set(names.fields.map(numberOf));
  const partOf = new Map(names.parts.map((name) => [numberOf(name), name]));
  return (message) => {
    const pieces: Uint8Array[] = [];
    const parts = emptyLists(names.parts);
    for (const { number, wire, begin, from, to } of fieldsOf(message)) {
      const part = partOf.get(number);
      if (part !== undefined && wire === WireType.LengthDelimited) {
        if (parts[part].push(message.subarray(from, to)) > mostParts) throw tooMuch(part);
      } else if (small.has(number)) pieces.push(message.subarray(begin, to));
    }
    return { fields: decoded(schema, joinedBytes(pieces)), parts };
  };
}

function emptyLists<Part extends string>(names: readonly Part[]): Record<Part, Uint8Array[]> {
  // Border to the language, which does not keep the names of an object made of entries.
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Part,
    Uint8Array[]
  >;
}

function decoded<Desc extends DescMessage>(schema: Desc, bytes: Uint8Array): MessageShape<Desc> {
  if (bytes.length > mostBytes) throw tooMuch(schema.name);
  try {
    return fromBinary(schema, bytes);
  } catch (cause) {
    // Border to @bufbuild/protobuf, which throws errors of its own for what is cut short or nested too deeply.
    throw brokenOnnx(`a part of the file cannot be read, got a damaged ${schema.name}`, cause);
  }
}

function tooMuch(what: string): GradCamError {
  return new GradCamError(
    'MODEL_UNSUPPORTED',
    `the file holds more than a network has, got over ${mostParts} entries or ${mostBytes} bytes of "${what}"; check that it is the file that you mean.`,
  );
}
