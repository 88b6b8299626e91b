import { create, toBinary, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as AttributeType,
  ModelProtoSchema,
  TensorProto_DataType as DataType,
  TypeProtoSchema,
  type AttributeProtoSchema,
  type GraphProtoSchema,
  type NodeProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from 'onnx-buf';

/** What a message is made of, and not one that is made. */
type Init<Desc extends DescMessage> = Exclude<
  MessageInitShape<Desc>,
  { readonly $typeName: string }
>;

export type NodeInit = Init<typeof NodeProtoSchema>;
export type TensorInit = Init<typeof TensorProtoSchema>;
export type GraphInit = Init<typeof GraphProtoSchema>;
export type AttributeInit = Init<typeof AttributeProtoSchema>;
export type ModelInit = Init<typeof ModelProtoSchema>;

/** Writes an ONNX file with opset 17 and IR version 8, if nothing else is said. */
export function modelFile(graph: GraphInit, model: ModelInit = {}): Uint8Array<ArrayBuffer> {
  return toBinary(
    ModelProtoSchema,
    create(ModelProtoSchema, {
      irVersion: 8n,
      opsetImport: [{ domain: '', version: 17n }],
      graph: { name: 'net', ...graph },
      ...model,
    }),
  );
}

export function node(
  opType: string,
  input: string[],
  output: string[],
  attribute: AttributeInit[] = [],
  more: NodeInit = {},
): NodeInit {
  return { opType, input, output, attribute, name: `${opType}_${output.join('_')}`, ...more };
}

export function ints(name: string, values: number[]): AttributeInit {
  return { name, type: AttributeType.INTS, ints: values.map(BigInt) };
}

export function int(name: string, value: number): AttributeInit {
  return { name, type: AttributeType.INT, i: BigInt(value) };
}

export function float(name: string, number: number): AttributeInit {
  return { name, type: AttributeType.FLOAT, f: number };
}

export function string(name: string, text: string): AttributeInit {
  return { name, type: AttributeType.STRING, s: new TextEncoder().encode(text) };
}

export function graph(name: string, content: GraphInit): AttributeInit {
  return { name, type: AttributeType.GRAPH, g: content };
}

/** Raw bytes, as PyTorch writes weights. */
export function floats(name: string, dims: number[], values: number[]): TensorInit {
  return {
    name,
    dims: dims.map(BigInt),
    dataType: DataType.FLOAT,
    rawData: new Uint8Array(new Float32Array(values).buffer),
  };
}

export function value(
  name: string,
  dims?: (number | string)[],
  elemType: number = DataType.FLOAT,
): Init<typeof ValueInfoProtoSchema> {
  const dim = dims?.map((size) =>
    typeof size === 'number'
      ? { value: { case: 'dimValue' as const, value: BigInt(size) } }
      : { value: { case: 'dimParam' as const, value: size } },
  );
  return {
    name,
    type: create(TypeProtoSchema, {
      value: {
        case: 'tensorType',
        value: { elemType, ...(dim === undefined ? {} : { shape: { dim } }) },
      },
    }),
  };
}

/** x [N, 2] times a diagonal, plus a bias, Relu, times another diagonal: (3, -1) becomes (2·3+1, 0) and then (70, 0). */
export const twoLayers: GraphInit = {
  node: [
    node('Gemm', ['x', 'w1', 'b1'], ['a']),
    node('Relu', ['a'], ['r']),
    node('Gemm', ['r', 'w2', 'b2'], ['y']),
  ],
  initializer: [
    floats('w1', [2, 2], [2, 0, 0, 2]),
    floats('b1', [2], [1, 1]),
    floats('w2', [2, 2], [10, 0, 0, 10]),
    floats('b2', [2], [0, 0]),
  ],
  input: [value('x', ['N', 2])],
  output: [value('y', ['N', 2])],
};
