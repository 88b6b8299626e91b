import { BinaryReader } from '@bufbuild/protobuf/wire';
import { brokenOnnx } from '../../graph/broken-onnx.js';
import { fieldsOf } from '../wire/wire-fields.js';
import type { TensorType } from './tensor-types.js';

/** A list for the numbers of a tensor, which are put one after the other. */
interface Decoder {
  readonly numbers: ArrayBufferView;
  readonly put: (reader: BinaryReader, at: number) => void;
}

/**
 * Counts the bytes of a tensor's numbers that are not written raw, without reading them.
 *
 * @param message The bytes of the tensor.
 * @param type Its type.
 * @returns The bytes that they take in the file.
 */
export function typedLength(message: Uint8Array, { field }: TensorType): number {
  let length = 0;
  for (const { number, from, to } of fieldsOf(message))
    if (number === field.number) length += to - from;
  return length;
}

/**
 * Reads the numbers of a tensor that are not written raw.
 *
 * @param message The bytes of the tensor.
 * @param type Its type.
 * @param count How many there are by its dims.
 * @returns Their bytes as they lie in memory: of the file where they lie so, else new ones.
 * @throws `MODEL_BROKEN` for another count
 */
export function typedBytes(message: Uint8Array, type: TensorType, count: number): Uint8Array {
  return type.isFixed
    ? fixedBytes(message, type, count * type.size)
    : decodedBytes(message, type, count);
}

/** In one piece of the file, as nearly everywhere, or number by number. */
function fixedBytes(message: Uint8Array, { field }: TensorType, length: number): Uint8Array {
  let bytes: Uint8Array | undefined;
  let at = 0;
  for (const { number, from, to } of fieldsOf(message)) {
    if (number !== field.number) continue;
    if (to - from === length) return message.subarray(from, to);
    bytes ??= new Uint8Array(length);
    bytes.set(message.subarray(from, to), at);
    at += to - from;
  }
  return bytes ?? new Uint8Array(0);
}

function decodedBytes(message: Uint8Array, type: TensorType, count: number): Uint8Array {
  const { numbers, put } = decoderFor(type, count);
  let done = 0;
  for (const { number, from, to } of fieldsOf(message)) {
    if (number !== type.field.number) continue;
    const reader = new BinaryReader(message.subarray(from, to));
    while (reader.pos < reader.len) putWhole(reader, put, done++);
  }
  if (done === count) return new Uint8Array(numbers.buffer);
  throw brokenOnnx(`the numbers of a tensor do not fit its dims, got ${done}, expected ${count}`);
}

function putWhole(reader: BinaryReader, put: Decoder['put'], at: number): void {
  try {
    put(reader, at);
  } catch (cause) {
    // Border to @bufbuild/protobuf, which throws errors of its own for numbers that do not end.
    throw brokenOnnx('a tensor cannot be read, got a number that does not end', cause);
  }
}

/** Makes the list: what is too long for a type loses its upper bits, as in C; what is too much is not kept. */
function decoderFor({ type, size }: TensorType, count: number): Decoder {
  if (type === 'int64') {
    const numbers = new BigInt64Array(count);
    return { numbers, put: (reader, at) => void (numbers[at] = BigInt(reader.int64())) };
  }
  if (type === 'uint64') {
    const numbers = new BigUint64Array(count);
    return { numbers, put: (reader, at) => void (numbers[at] = BigInt(reader.uint64())) };
  }
  const numbers = wholeNumbers(size, count);
  // Of 32 bits or fewer, whose lower ones are the same with a sign and without.
  return { numbers, put: (reader, at) => void (numbers[at] = reader.int32()) };
}

function wholeNumbers(size: number, count: number): Uint8Array | Uint16Array | Uint32Array {
  if (size === 1) return new Uint8Array(count);
  return size === 2 ? new Uint16Array(count) : new Uint32Array(count);
}
