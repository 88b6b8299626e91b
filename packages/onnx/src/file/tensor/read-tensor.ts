import { GradCamError } from '@gradcam/errors';
import { TensorProto_DataLocation as DataLocation, TensorProtoSchema } from 'onnx-buf';
import { brokenOnnx } from '../../graph/broken-onnx.js';
import type { OnnxTensor } from '../../graph/onnx-graph.js';
import { messageReader } from '../wire/message-reader.js';
import { externalBytes, externalPlace, type ExternalFiles } from './external-data.js';
import { tensorType, type TensorType } from './tensor-types.js';
import { typedBytes, typedLength } from './typed-bytes.js';

/** A tensor, by the name that the file gives it; the tensors of attributes mostly have none. */
export interface NamedTensor {
  readonly name: string;
  readonly tensor: OnnxTensor;
}

const tensorReader = messageReader(TensorProtoSchema, {
  fields: ['dims', 'dataType', 'name', 'dataLocation', 'externalData'],
  parts: ['rawData'],
});

/** The bytes of one number, written with as few bits as possible and with as many. */
const variableBytes = { fewest: 1, most: 10 };

/**
 * Reads a tensor as far as it says what it is; its numbers are only counted.
 *
 * @param message The bytes of the tensor in the file.
 * @param external The files beside it.
 * @returns The tensor, whose bytes are those of the file.
 * @throws `MODEL_BROKEN` where dims and bytes do not fit, `MODEL_UNSUPPORTED` for a type that is not read
 */
export function readTensor(message: Uint8Array, external: ExternalFiles): NamedTensor {
  const { fields, parts } = tensorReader(message);
  const { name, dataType, dataLocation, externalData } = fields;
  const type = tensorType(dataType);
  if (type === undefined) throw unknownType(name, dataType);
  const dims = dimsOf(name, fields.dims);
  const count = dims.reduce((product, size) => product * size, 1);
  const length = count * type.size;
  const named = (bytes: () => Uint8Array): NamedTensor => {
    return { name, tensor: { type: type.type, dims, bytes } };
  };
  if (type.type === 'string') return named(refuseTexts);
  if (dataLocation === DataLocation.EXTERNAL) {
    const place = externalPlace(name, externalData, length);
    const { ends } = external;
    ends.set(place.location, Math.max(ends.get(place.location) ?? 0, place.offset + length));
    return named(() => externalBytes(place, length, external.read));
  }
  const raw = parts.rawData.at(-1);
  if (raw !== undefined) {
    requireFit(name, dims, { got: raw.length, fewest: length, most: length });
    return named(() => raw);
  }
  requireFit(name, dims, { got: typedLength(message, type), ...limitsOf(type, count) });
  return named(() => typedBytes(message, type, count));
}

function dimsOf(name: string, dims: readonly bigint[]): number[] {
  const negative = dims.find((size) => size < 0n);
  if (negative === undefined) return dims.map(Number);
  throw brokenOnnx(`the weight "${name}" has a negative size, got ${negative}, expected 0 or more`);
}

function limitsOf({ size, isFixed }: TensorType, count: number): { fewest: number; most: number } {
  if (isFixed) return { fewest: count * size, most: count * size };
  return { fewest: count * variableBytes.fewest, most: count * variableBytes.most };
}

function requireFit(
  name: string,
  dims: readonly number[],
  { got, fewest, most }: { got: number; fewest: number; most: number },
): void {
  if (got >= fewest && got <= most) return;
  const expected = fewest === most ? `${fewest}` : `${fewest} to ${most}`;
  throw brokenOnnx(
    `the bytes of the weight "${name}" do not fit its dims [${dims.join(', ')}], got ${got}, expected ${expected}`,
  );
}

function unknownType(name: string, code: number): GradCamError {
  return new GradCamError(
    'MODEL_UNSUPPORTED',
    `the weight "${name}" has a type that is not read, got number ${code} of ONNX's types, expected floats, whole numbers of 8 to 64 bits or booleans; export the network with such weights.`,
  );
}

function refuseTexts(): never {
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    'a constant of the network is a list of texts, expected numbers; explain a layer behind which there are none.',
  );
}
