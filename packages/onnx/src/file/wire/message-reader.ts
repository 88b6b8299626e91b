import {
  create,
  mergeFromBinary,
  type DescField,
  type DescMessage,
  type MessageShape,
} from '@bufbuild/protobuf';
import { GradCamError } from '@gradcam/errors';
import { brokenOnnx } from '../../graph/broken-onnx.js';
import { fitsWire } from './fits-wire.js';
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
  const small = byNumber(schema, names.fields);
  const large = byNumber(schema, names.parts);
  return (message) => {
    const fields = create(schema);
    const parts = emptyLists(names.parts);
    let decoded = 0;
    for (const { number, wire, begin, from, to } of fieldsOf(message)) {
      const part = large.get(number);
      if (part !== undefined && fitsWire(part.field, wire)) {
        if (parts[part.name].push(message.subarray(from, to)) > mostParts) throw tooMuch(part.name);
      }
      const field = small.get(number)?.field;
      if (field === undefined || !fitsWire(field, wire)) continue;
      decoded += to - begin;
      if (decoded > mostBytes) throw tooMuch(schema.name);
      decodeInto(schema, fields, message.subarray(begin, to));
    }
    return { fields, parts };
  };
}

/** Fields by the numbers that stand for them in files. */
function byNumber<Name extends PropertyKey>(
  schema: DescMessage,
  names: readonly Name[],
): Map<number, { readonly name: Name; readonly field: DescField }> {
  const fieldNames = new Map(names.map((name) => [String(name), name]));
  return new Map(
    schema.fields.flatMap((field) => {
      const name = fieldNames.get(field.localName);
      return name === undefined ? [] : [[field.number, { name, field }]];
    }),
  );
}

function emptyLists<Part extends string>(names: readonly Part[]): Record<Part, Uint8Array[]> {
  // Border to the language, which does not keep the names of an object made of entries.
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Part,
    Uint8Array[]
  >;
}

/** One field at a time, so that one that is cut short does not take the beginning of the next for its end. */
function decodeInto<Desc extends DescMessage>(
  schema: Desc,
  fields: MessageShape<Desc>,
  bytes: Uint8Array,
): void {
  try {
    mergeFromBinary(schema, fields, bytes);
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
