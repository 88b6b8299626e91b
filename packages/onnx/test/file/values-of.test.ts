import {
  AttributeProto_AttributeType as AttributeType,
  TensorProto_DataType as DataType,
  TensorProto_DataLocation as DataLocation,
} from 'onnx-buf';
import { describe, expect, it, vi } from 'vitest';
import {
  readOnnx,
  valuesOf,
  type ExternalData,
  type OnnxNumbers,
  type OnnxTensor,
} from '../../src/index.js';
import { graph, modelFile, node, value, type TensorInit } from '../made-model.js';

const fileWith = (tensor: TensorInit) =>
  modelFile({
    node: [node('Add', ['x', 'w'], ['y'])],
    initializer: [{ name: 'w', ...tensor }],
    input: [value('x')],
    output: [value('y')],
  });

function weight(tensor: TensorInit, external?: ExternalData): OnnxNumbers {
  const found = readOnnx(fileWith(tensor), external).graph.constants.get('w');
  if (found === undefined) throw new Error('no weight');
  return valuesOf(found);
}

const raw = (
  dataType: DataType,
  numbers: ArrayBufferView<ArrayBuffer> & { length: number },
): TensorInit => ({
  dataType,
  dims: [BigInt(numbers.length)],
  rawData: new Uint8Array(numbers.buffer),
});

/** 1, -2, the smallest and the largest float16, infinity; by IEEE 754. */
const halves = [0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00];
const ofHalves = [1, -2, 2 ** -24, 65504, Infinity];
/** 1, -2, infinity, and 3.140625, the upper half of pi. */
const brains = [0x3f80, 0xc000, 0x7f80, 0x4049];
const ofBrains = [1, -2, Infinity, 3.140625];

describe('valuesOf', () => {
  it.each([Object.create(null), Symbol('float32'), ['float32'], 'float4'])(
    'refuses %s as the type of a tensor',
    (type: unknown) => {
      // Border to the language: a program without types may give anything.
      const tensor = { type, dims: [1], bytes: () => new Uint8Array(4) } as OnnxTensor;
      expect(() => valuesOf(tensor)).toThrow(/^valuesOf: this is not a tensor/);
    },
  );

  it.each<[string, TensorInit, OnnxNumbers]>([
    ['float32', raw(DataType.FLOAT, Float32Array.of(1.5, -2)), Float32Array.of(1.5, -2)],
    ['float64', raw(DataType.DOUBLE, Float64Array.of(1e-300, 2)), Float64Array.of(1e-300, 2)],
    ['float16', raw(DataType.FLOAT16, Uint16Array.from(halves)), Float32Array.from(ofHalves)],
    ['bfloat16', raw(DataType.BFLOAT16, Uint16Array.from(brains)), Float32Array.from(ofBrains)],
    ['int8', raw(DataType.INT8, Int8Array.of(-128, 127)), Int8Array.of(-128, 127)],
    ['uint8', raw(DataType.UINT8, Uint8Array.of(0, 255)), Uint8Array.of(0, 255)],
    ['int16', raw(DataType.INT16, Int16Array.of(-300, 300)), Int16Array.of(-300, 300)],
    ['uint16', raw(DataType.UINT16, Uint16Array.of(0, 65535)), Uint16Array.of(0, 65535)],
    ['int32', raw(DataType.INT32, Int32Array.of(-70000, 7)), Int32Array.of(-70000, 7)],
    ['uint32', raw(DataType.UINT32, Uint32Array.of(0, 4e9)), Uint32Array.of(0, 4e9)],
    [
      'int64',
      raw(DataType.INT64, BigInt64Array.of(-1n, 2n ** 62n)),
      BigInt64Array.of(-1n, 2n ** 62n),
    ],
    [
      'uint64',
      raw(DataType.UINT64, BigUint64Array.of(2n ** 64n - 1n)),
      BigUint64Array.of(2n ** 64n - 1n),
    ],
    ['bool', raw(DataType.BOOL, Uint8Array.of(1, 0)), Uint8Array.of(1, 0)],
  ])('gives %s that is written as raw bytes', (_, tensor, expected) => {
    expect(weight(tensor)).toEqual(expected);
  });

  it.each<[string, TensorInit, OnnxNumbers]>([
    ['float32', { dataType: DataType.FLOAT, floatData: [1.5, -2] }, Float32Array.of(1.5, -2)],
    ['float64', { dataType: DataType.DOUBLE, doubleData: [1e-300, 2] }, Float64Array.of(1e-300, 2)],
    ['float16', { dataType: DataType.FLOAT16, int32Data: halves }, Float32Array.from(ofHalves)],
    ['bfloat16', { dataType: DataType.BFLOAT16, int32Data: brains }, Float32Array.from(ofBrains)],
    ['int8', { dataType: DataType.INT8, int32Data: [-128, 127] }, Int8Array.of(-128, 127)],
    ['uint8', { dataType: DataType.UINT8, int32Data: [0, 255] }, Uint8Array.of(0, 255)],
    ['int16', { dataType: DataType.INT16, int32Data: [-300, 300] }, Int16Array.of(-300, 300)],
    ['uint16', { dataType: DataType.UINT16, int32Data: [0, 65535] }, Uint16Array.of(0, 65535)],
    ['int32', { dataType: DataType.INT32, int32Data: [-70000, 7] }, Int32Array.of(-70000, 7)],
    ['bool', { dataType: DataType.BOOL, int32Data: [1, 0] }, Uint8Array.of(1, 0)],
    [
      'int64',
      { dataType: DataType.INT64, int64Data: [-1n, 2n ** 62n] },
      BigInt64Array.of(-1n, 2n ** 62n),
    ],
    [
      'uint32',
      { dataType: DataType.UINT32, uint64Data: [0n, 4_000_000_000n] },
      Uint32Array.of(0, 4e9),
    ],
    [
      'uint64',
      { dataType: DataType.UINT64, uint64Data: [2n ** 64n - 1n] },
      BigUint64Array.of(2n ** 64n - 1n),
    ],
  ])('gives %s that is written number by number', (_, tensor, expected) => {
    expect(weight({ ...tensor, dims: [BigInt(expected.length)] })).toEqual(expected);
  });

  // TensorProto: dims is field 1, data_type 2, float_data 4, int32_data 5, name 8; each number has a tag of its own.
  it.each<[string, number[], OnnxNumbers]>([
    ['floats', [0x25, 0, 0, 0x80, 0x3f, 0x25, 0, 0, 0, 0xc0], Float32Array.of(1, -2)],
    ['whole numbers', [0x28, 3, 0x28, 0xac, 0x02], Int32Array.of(3, 300)],
  ])('gives %s that are not packed', (_, data, expected) => {
    const type = expected instanceof Float32Array ? DataType.FLOAT : DataType.INT32;
    const tensor = [0x08, 2, 0x10, type, 0x42, 1, 0x77, ...data];
    // GraphProto: initializer is field 5; ModelProto: graph is field 7, and what comes twice is joined.
    const initializer = [0x2a, tensor.length, ...tensor];
    const rest = modelFile({
      node: [node('Add', ['x', 'w'], ['y'])],
      input: [value('x')],
      output: [value('y')],
    });
    const file = readOnnx(Uint8Array.from([...rest, 0x3a, initializer.length, ...initializer]));
    const found = file.graph.constants.get('w');
    expect(found && valuesOf(found)).toEqual(expected);
  });

  it('gives weights that begin at an odd byte of the file', () => {
    for (const name of ['w', 'w ', 'w  ', 'w   ']) {
      const tensor = { ...raw(DataType.FLOAT, Float32Array.of(1, 2)), name };
      const file = modelFile({ initializer: [tensor], output: [value(name)] });
      const found = readOnnx(file).graph.constants.get(name);
      expect(found && valuesOf(found)).toEqual(Float32Array.of(1, 2));
    }
  });

  it('gives a scalar and an empty list', () => {
    expect(weight({ dataType: DataType.FLOAT, floatData: [7], dims: [] })).toEqual(
      Float32Array.of(7),
    );
    expect(weight({ dataType: DataType.INT64, dims: [0n, 4n] })).toEqual(new BigInt64Array(0));
  });

  it('refuses what is no tensor', () => {
    // @ts-expect-error a name in place of a tensor
    expect(() => valuesOf('w')).toThrow('valuesOf: this is not a tensor, got the string "w"');
    // @ts-expect-error bytes in place of a function
    expect(() => valuesOf({ type: 'int8', dims: [1], bytes: Uint8Array.of(1) })).toThrow(
      'this is not a tensor',
    );
    // @ts-expect-error no function that reads
    expect(() => readOnnx(fileWith({ dataType: DataType.FLOAT }), 'folder')).toThrow(
      'this does not read from files',
    );
  });

  it('refuses texts, which are read with the file', () => {
    const texts = { dataType: DataType.STRING, dims: [1n], stringData: [Uint8Array.of(65)] };
    expect(() => weight(texts)).toThrow('valuesOf: a constant of the network is a list of texts');
  });
});

describe('weights in a file of their own', () => {
  const entry = (key: string, value: string) => ({ key, value });
  const external = (...externalData: TensorInit['externalData'] & object): TensorInit => ({
    dataType: DataType.FLOAT,
    dims: [2n],
    dataLocation: DataLocation.EXTERNAL,
    externalData,
  });
  const place = [entry('location', 'net.onnx.data'), entry('offset', '4096'), entry('length', '8')];
  const data = new Uint8Array(Float32Array.of(3, 4).buffer);

  it('are asked for by path, offset and length, and only with their numbers', () => {
    const read = vi.fn<ExternalData>(() => data);
    const file = readOnnx(fileWith(external(...place)), read);
    expect(file.externalFiles).toEqual(['net.onnx.data']);
    expect(read).not.toHaveBeenCalled();
    const found = file.graph.constants.get('w');
    expect(found && valuesOf(found)).toEqual(Float32Array.of(3, 4));
    expect(read.mock.calls).toEqual([['net.onnx.data', 4096, 8]]);
  });

  it('are named also where a branch or a constant has them', () => {
    const at = (location: string) => ({ name: 'w', ...external(entry('location', location)) });
    const branch = { initializer: [at('branch.bin')], output: [value('w')] };
    const file = modelFile({
      node: [
        node('If', ['x'], ['z'], [graph('then_branch', branch)]),
        node(
          'Constant',
          [],
          ['c'],
          [{ name: 'value', type: AttributeType.TENSOR, t: at('c.bin') }],
        ),
      ],
      initializer: [at('w.bin'), { ...at('w.bin'), name: 'v' }],
      input: [value('x')],
      output: [value('z')],
    });
    expect(new Set(readOnnx(file).externalFiles)).toEqual(
      new Set(['w.bin', 'branch.bin', 'c.bin']),
    );
  });

  it('are as long as the dims say where the file does not say it', () => {
    const read = vi.fn<ExternalData>(() => data);
    expect(weight(external(entry('location', 'folder/w.bin')), read)).toEqual(
      Float32Array.of(3, 4),
    );
    expect(read.mock.calls).toEqual([['folder/w.bin', 0, 8]]);
  });

  it.each(['../w', 'a/../../w', '/etc/passwd', 'C:/w', 'a\\b', 'https://host/w', 'w\0', ''])(
    'are refused at "%s", which is not beside the file',
    (location) => {
      expect(() => readOnnx(fileWith(external(entry('location', location))))).toThrow(
        'readOnnx: the file points outside of its folder',
      );
    },
  );

  it.each([
    [entry('length', '12'), 'expected 8 bytes'],
    [entry('length', '-8'), 'expected 8 bytes'],
    [entry('offset', '-1'), 'the place of the weight "w" is wrong'],
    [entry('offset', '1e3'), 'the place of the weight "w" is wrong'],
    [entry('offset', '99999999999999999999'), 'the place of the weight "w" is wrong'],
  ])('are refused for %o', (wrong, said) => {
    expect(() => readOnnx(fileWith(external(entry('location', 'w'), wrong)))).toThrow(said);
  });

  it('are missed where no file was given, and where it is cut short', () => {
    expect(() => weight(external(...place))).toThrow(
      expect.objectContaining({ code: 'FILE_NOT_FOUND' }) as Error,
    );
    expect(() => weight(external(...place), () => data.subarray(0, 4))).toThrow(
      'got 4 bytes at 4096, expected 8',
    );
  });

  it('leave the error of their reader as it is', () => {
    const failed = new Error('the disk is gone');
    const read = () => {
      throw failed;
    };
    expect(() => weight(external(...place), read)).toThrow(failed);
  });
});
