import { calledAs, checkKind, isObject } from '@gradcam/errors';
import type { OnnxTensor, OnnxType } from '../../graph/onnx-graph.js';
import { fromHalf } from './half-floats.js';
import { isBytes } from './is-bytes.js';

/** The numbers of a tensor, by its type. */
export type OnnxNumbers =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/**
 * Gives the numbers of a tensor in a file.
 *
 * @param tensor The tensor.
 * @returns Its numbers, row by row: `float16` and `bfloat16` as a `Float32Array`, booleans as 0 and 1 in a `Uint8Array`, others in the list of their
 *   type. They may lie in the file's own bytes: copy them before you change them.
 * @throws `MODEL_UNSUPPORTED` for texts, `FILE_NOT_FOUND` for weights in a file that was not given, `MODEL_BROKEN` for damaged ones
 *
 * @example
 * ```ts
 * const { graph } = readOnnx(bytes);
 * const weights = valuesOf(graph.constants.get('conv1.weight')!);
 * ```
 */
export function valuesOf(tensor: OnnxTensor): OnnxNumbers {
  return calledAs('valuesOf', () => {
    const expected = 'a constant of a network that readOnnx gave';
    checkKind(isTensor(tensor), tensor, 'this is not a tensor', expected);
    const bytes = tensor.bytes();
    checkKind(isBytes(bytes), bytes, 'these are not the bytes of a tensor', expected);
    return numbersIn(tensor.type, bytes);
  });
}

function isTensor(value: unknown): boolean {
  const { type, bytes } = isObject(value) ? value : {};
  return typeof type === 'string' && Object.hasOwn(numbersOf, type) && typeof bytes === 'function';
}

type Made = (buffer: ArrayBufferLike, offset: number, count: number) => OnnxNumbers;

const numbersOf: Readonly<Record<OnnxType, { readonly size: number; readonly made: Made }>> = {
  float32: { size: 4, made: (...at) => new Float32Array(...at) },
  float64: { size: 8, made: (...at) => new Float64Array(...at) },
  float16: { size: 2, made: (...at) => fromHalf(new Uint16Array(...at)) },
  bfloat16: { size: 2, made: (...at) => ofUpperHalves(new Uint16Array(...at)) },
  int8: { size: 1, made: (...at) => new Int8Array(...at) },
  uint8: { size: 1, made: (...at) => new Uint8Array(...at) },
  bool: { size: 1, made: (...at) => new Uint8Array(...at) },
  int16: { size: 2, made: (...at) => new Int16Array(...at) },
  uint16: { size: 2, made: (...at) => new Uint16Array(...at) },
  int32: { size: 4, made: (...at) => new Int32Array(...at) },
  uint32: { size: 4, made: (...at) => new Uint32Array(...at) },
  int64: { size: 8, made: (...at) => new BigInt64Array(...at) },
  uint64: { size: 8, made: (...at) => new BigUint64Array(...at) },
  // Never reached: the bytes of texts are refused.
  string: { size: 1, made: (...at) => new Uint8Array(...at) },
};

function numbersIn(type: OnnxType, bytes: Uint8Array): OnnxNumbers {
  const { size, made } = numbersOf[type];
  // A file may put a weight anywhere, a list of numbers begins at a multiple of their size.
  const { buffer, byteOffset, length } = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  return made(buffer, byteOffset, length / size);
}

/** The upper half of a float of 32 bits. */
function ofUpperHalves(halves: Uint16Array): Float32Array {
  const wide = Uint32Array.from(halves, (bits) => bits << 16);
  return new Float32Array(wide.buffer);
}
