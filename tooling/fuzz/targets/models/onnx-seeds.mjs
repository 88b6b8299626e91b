import { create, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as AttributeType,
  ModelProtoSchema,
  TensorProto_DataLocation as DataLocation,
  TensorProto_DataType as DataType,
} from 'onnx-buf';

const value = (name, ...sizes) => {
  const dim = sizes.map((size) =>
    typeof size === 'number'
      ? { value: { case: 'dimValue', value: BigInt(size) } }
      : { value: { case: 'dimParam', value: size } },
  );
  const type = { case: 'tensorType', value: { elemType: DataType.FLOAT, shape: { dim } } };
  return { name, type: { value: type } };
};

const floats = (name, ...numbers) => ({
  name,
  dims: [BigInt(numbers.length)],
  dataType: DataType.FLOAT,
  rawData: new Uint8Array(Float32Array.from(numbers).buffer),
});

const typed = (name, dataType, dims, data) => ({ name, dataType, dims, ...data });

/** A convolution with a bias, as PyTorch exports it. */
const picture = {
  node: [
    {
      name: '/conv/Conv',
      opType: 'Conv',
      input: ['x', 'w', 'b'],
      output: ['c'],
      attribute: [
        { name: 'kernel_shape', type: AttributeType.INTS, ints: [1n, 1n] },
        { name: 'auto_pad', type: AttributeType.STRING, s: Buffer.from('SAME_UPPER') },
      ],
    },
    { name: '/Relu', opType: 'Relu', input: ['c'], output: ['r'] },
    { name: '/pool', opType: 'GlobalAveragePool', input: ['r'], output: ['p'] },
    {
      opType: 'Flatten',
      input: ['p'],
      output: ['y'],
      attribute: [{ name: 'axis', type: AttributeType.INT, i: 1n }],
    },
  ],
  initializer: [
    { ...floats('w', 1, 2, 3, 4, 5, 6), dims: [2n, 3n, 1n, 1n] },
    floats('b', 0.5, -0.5),
  ],
  input: [value('x', 'N', 3, 8, 8)],
  output: [value('y', 'N', 2)],
  valueInfo: [value('c', 'N', 2, 8, 8)],
};

/** Every kind of number, in every kind of field; a branch, a loop's body, and a file of weights. */
const everything = {
  node: [
    {
      opType: 'Constant',
      output: ['k'],
      attribute: [{ name: 'value', type: AttributeType.TENSOR, t: floats('', 1, 2) }],
    },
    {
      opType: 'If',
      input: ['flag'],
      output: ['z'],
      attribute: [
        {
          name: 'then_branch',
          type: AttributeType.GRAPH,
          g: {
            name: 'then',
            node: [{ opType: 'Add', input: ['x', 'k'], output: ['t'] }],
            initializer: [floats('inside', 1)],
            output: [value('t')],
          },
        },
      ],
    },
    {
      opType: 'Custom',
      domain: 'com.example',
      input: ['z', 'f64', '', 'halves'],
      output: ['y', ''],
    },
  ],
  initializer: [
    typed('flag', DataType.BOOL, [], { int32Data: [1] }),
    typed('f64', DataType.DOUBLE, [2n], { doubleData: [1, 2] }),
    typed('halves', DataType.FLOAT16, [3n], { int32Data: [0x3c00, 0, 0x7c00] }),
    typed('brains', DataType.BFLOAT16, [2n], { rawData: Uint8Array.of(0x80, 0x3f, 0, 0) }),
    typed('whole', DataType.INT64, [3n], { int64Data: [1n, -1n, 2n ** 40n] }),
    typed('large', DataType.UINT64, [1n], { uint64Data: [2n ** 63n] }),
    typed('small', DataType.INT8, [2n, 1n], { int32Data: [-128, 127] }),
    typed('words', DataType.STRING, [1n], { stringData: [Buffer.from('word')] }),
    typed('far', DataType.FLOAT, [4n], {
      dataLocation: DataLocation.EXTERNAL,
      externalData: [
        { key: 'location', value: 'net.onnx.data' },
        { key: 'offset', value: '16' },
        { key: 'length', value: '16' },
      ],
    }),
  ],
  input: [value('x', 2), value('flag')],
  output: [value('y'), value('z'), value('far')],
};

/** Small files, as the objects that they are made of. */
export const onnxSeeds = [
  { irVersion: 8n, opsetImport: [{ domain: '', version: 17n }], graph: picture },
  {
    irVersion: 3n,
    producerName: 'fuzz',
    opsetImport: [
      { domain: 'ai.onnx', version: 11n },
      { domain: 'com.example', version: 1n },
    ],
    graph: everything,
    metadataProps: [{ key: 'names', value: '{}' }],
  },
];

/**
 * Writes a file.
 * @param {object} content as in the seeds; it may be changed
 * @returns {Uint8Array} empty where protobuf does not write what it became
 */
export function onnxBytes(content) {
  try {
    return toBinary(ModelProtoSchema, create(ModelProtoSchema, content));
  } catch {
    return new Uint8Array(0);
  }
}
