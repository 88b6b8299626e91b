import { TensorProto_DataType as DataType } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { readOnnx, subModel, valuesOf } from '../../src/index.js';
import {
  floats,
  graph,
  ints,
  modelFile,
  node,
  twoLayers,
  value,
  type GraphInit,
  type ModelInit,
  type TensorInit,
} from '../made-model.js';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const refusal = (code: string, message: string) =>
  expect.objectContaining({
    code,
    message: expect.stringContaining(`readOnnx: ${message}`) as string,
  }) as Error;

function expectRefused(content: GraphInit, code: string, message: string, model?: ModelInit): void {
  expect(() => readOnnx(modelFile(content, model))).toThrow(refusal(code, message));
}

/** The network of two layers with other weights, nodes or outputs. */
const changed = (change: GraphInit): GraphInit => ({ ...twoLayers, ...change });
const nodes = twoLayers.node ?? [];

describe('a file of another kind', () => {
  it.each([
    ['<!DOCTYPE html><html>', 'a web page'],
    ['\n  <html lang="en">', 'a web page'],
    ['{"modelTopology": {}}', 'JSON'],
    ['{}', 'JSON'],
    ['[1, 2]', 'JSON'],
    [`PK\x03\x04${'\0'.repeat(26)}archive/data.pkl`, 'a file of PyTorch'],
    [`PK\x03\x04${'\0'.repeat(26)}model.onnx`, 'a zip'],
    ['\x80\x02\x8a\x0al\xfc\x9c', 'a pickle of Python'],
    ['\x1c\0\0\0TFL3\x14\0 \0', 'a model of TensorFlow Lite'],
    ['\x18\0\0\0ORTM\0\0', "ONNX Runtime's own format (.ort)"],
    ['\x58\0\0\0\0\0\0\0{"weight":{"dtype":"F32"', 'a file of safetensors'],
    ['\x89HDF\r\n\x1a\n', 'a file of HDF5'],
    ['\x1f\x8b\x08\0', 'compressed with gzip'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:00', 'a pointer of Git LFS'],
  ])('is named: %j', (beginning, what) => {
    expect(() => readOnnx(latin(beginning.padEnd(400, '\0')))).toThrow(
      refusal('MODEL_UNSUPPORTED', `this is not an ONNX file but ${what}`),
    );
  });

  it('is refused where it is none that is known', () => {
    expect(() => readOnnx(new Uint8Array(0))).toThrow(refusal('MODEL_BROKEN', 'the file is empty'));
    expect(() => readOnnx(new Uint8Array(1000))).toThrow(
      refusal('MODEL_BROKEN', 'the file is cut short or is not one of ONNX'),
    );
    // A float32 of 0.5 again and again: weights without a network.
    const numbers = new Uint8Array(new Float32Array(1000).fill(0.5).buffer);
    expect(() => readOnnx(numbers)).toThrow(refusal('MODEL_BROKEN', 'the file'));
    // @ts-expect-error a path in place of bytes
    expect(() => readOnnx('net.onnx')).toThrow(refusal('BAD_OPTION', 'this is not a file'));
  });

  it('is refused wherever it is cut short', () => {
    const bytes = modelFile(twoLayers);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readOnnx(bytes.subarray(0, length))).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^MODEL_/) as string }) as Error,
      );
    }
  });
});

describe('a network of another version', () => {
  it.each([8n, 23n])('is refused with opset %s, and both are named', (version) => {
    const opsetImport = [{ domain: '', version }];
    expectRefused(
      twoLayers,
      'MODEL_UNSUPPORTED',
      `the network is written with ops of a version that is not known, got opset ${version}, expected opset 9 to 22`,
      { opsetImport },
    );
  });

  it.each([9n, 22n])('is read with opset %s', (version) => {
    const file = modelFile(twoLayers, { opsetImport: [{ domain: '', version }] });
    expect(readOnnx(file).graph.opsets.get('')).toBe(Number(version));
  });

  it.each([0n, -1n, 2n ** 63n - 1n])(
    'is refused with the version %s of the format',
    (irVersion) => {
      expectRefused(
        twoLayers,
        'MODEL_BROKEN',
        `the file does not state the version of its format, got ${irVersion}`,
        { irVersion },
      );
    },
  );

  it('is refused where the file does not say it', () => {
    const opsetImport = [{ domain: 'ai.onnx.ml', version: 3n }];
    expectRefused(twoLayers, 'MODEL_UNSUPPORTED', 'the network is written', { opsetImport });
  });
});

describe('a weight that is not right', () => {
  const weight = (tensor: TensorInit) =>
    changed({ initializer: [...(twoLayers.initializer ?? []), { name: 'w', ...tensor }] });
  const float = DataType.FLOAT;
  const eight = new Uint8Array(8);

  it.each<[string, TensorInit, string]>([
    ['bytes', { dataType: float, dims: [3n], rawData: eight }, '[3], got 8, expected 12'],
    ['numbers', { dataType: float, dims: [3n], floatData: [1] }, '[3], got 4, expected 12'],
    [
      'whole numbers',
      { dataType: DataType.INT64, dims: [3n], int64Data: [1n, 2n] },
      '[3], got 2, expected 3 to 30',
    ],
    ['nothing', { dataType: float, dims: [2n, 2n] }, '[2, 2], got 0, expected 16'],
    [
      '3 GB',
      { dataType: float, dims: [750_000_000n], rawData: eight },
      'got 8, expected 3000000000',
    ],
    [
      'more than can be counted',
      { dataType: float, dims: Array<bigint>(40).fill(2n ** 60n) },
      'got 0, expected Infinity',
    ],
    [
      'nothing times all',
      { dataType: float, dims: [...Array<bigint>(40).fill(2n ** 60n), 0n] },
      'got 0, expected NaN',
    ],
  ])('is refused where its dims do not fit its %s', (_, tensor, said) => {
    expect(() => readOnnx(modelFile(weight(tensor)))).toThrow(said);
    expectRefused(
      weight(tensor),
      'MODEL_BROKEN',
      'the bytes of the weight "w" do not fit its dims',
    );
  });

  it('is refused where its numbers are fewer than its bytes let hope', () => {
    // Two numbers in four bytes, where three are expected.
    const tensor = { dataType: DataType.INT64, dims: [3n], int64Data: [300n, 300n] };
    const found = readOnnx(modelFile(weight(tensor))).graph.constants.get('w');
    expect(() => found && valuesOf(found)).toThrow(
      'valuesOf: the numbers of a tensor do not fit its dims, got 2, expected 3',
    );
  });

  it('is refused with a negative size, of an unknown type, and twice', () => {
    expectRefused(
      weight({ dataType: float, dims: [-1n] }),
      'MODEL_BROKEN',
      'the weight "w" has a negative size, got -1',
    );
    expectRefused(
      weight({ dataType: 99, dims: [] }),
      'MODEL_UNSUPPORTED',
      'the weight "w" has a type that is not read, got number 99',
    );
    expectRefused(
      weight({ dataType: DataType.INT4, dims: [] }),
      'MODEL_UNSUPPORTED',
      'the weight "w" has a type that is not read, got number 22',
    );
    expectRefused(weight(floats('w1', [1], [1])), 'MODEL_BROKEN', 'the value "w1" is there twice');
  });

  // TensorProto: dims is field 1, data_type 2, name 8. The last dim goes on behind the end of its list.
  it('is refused where a number goes on in the next field', () => {
    const tensor = [0x0a, 1, 0x82, 0x10, DataType.FLOAT, 0x42, 1, 0x77];
    const initializer = [0x2a, tensor.length, ...tensor];
    const file = Uint8Array.from([
      ...modelFile(twoLayers),
      0x3a,
      initializer.length,
      ...initializer,
    ]);
    expect(() => readOnnx(file)).toThrow(
      refusal('MODEL_BROKEN', 'a part of the file cannot be read, got a damaged TensorProto'),
    );
  });

  it('is not made of fields that are written as another kind', () => {
    // Field 1, the version, as a text: protobuf skips it, and takes the one that is a number.
    const file = Uint8Array.from([...modelFile(twoLayers), 0x0a, 2, 0x08, 0x63]);
    expect(readOnnx(subModel(readOnnx(file), { outputs: ['y'] })).graph.nodes).toHaveLength(3);
  });

  it('is refused where it is sparse', () => {
    const sparse = changed({ sparseInitializer: [{ values: floats('s', [1], [1]), dims: [9n] }] });
    expectRefused(sparse, 'MODEL_UNSUPPORTED', 'the file has sparse weights');
  });
});

describe('a network that contradicts itself', () => {
  const relu = (input: string, output: string) =>
    node('Relu', [input], [output], [], { name: output });

  it.each<[string, GraphInit, string]>([
    [
      'reads a value that nothing makes',
      changed({ node: nodes.filter(({ opType }) => opType !== 'Relu') }),
      'a node reads a value that nothing makes, got "r" in Gemm "Gemm_y"',
    ],
    [
      'reads one in a branch',
      changed({
        node: [node('If', ['x'], ['y'], [graph('then_branch', { node: [relu('gone', 'b')] })])],
      }),
      'a node reads a value that nothing makes, got "gone" in If "If_y"',
    ],
    [
      'makes a value twice',
      changed({ node: [...nodes, relu('a', 'r')] }),
      'the value "r" is there twice',
    ],
    [
      'makes a value in one node twice',
      changed({ node: [node('Split', ['x'], ['y', 'y'])] }),
      'the value "y" is there twice',
    ],
    [
      'makes its input',
      changed({ node: [relu('w1', 'x'), relu('x', 'y')] }),
      'the value "x" is there twice',
    ],
    [
      'makes a weight',
      changed({ node: [relu('x', 'w1'), relu('x', 'y')] }),
      'the value "w1" is there twice',
    ],
    [
      'has an input twice',
      changed({ input: [value('x'), value('x')] }),
      'the value "x" is there twice',
    ],
    [
      'runs in a circle',
      changed({ node: [relu('c', 'a'), relu('a', 'b'), relu('b', 'c'), relu('x', 'y')] }),
      'nodes wait for each other in a circle, got no order for 3 of 4, the first of them "a"',
    ],
    [
      'waits for itself',
      changed({ node: [relu('y', 'y')] }),
      'nodes wait for each other in a circle, got no order for 1 of 1, the first of them "y"',
    ],
    ['has no output', changed({ output: [] }), 'the network has no output'],
    [
      'gives a value that nothing makes',
      changed({ output: [value('z')] }),
      'an output is a value that nothing makes, got "z"',
    ],
    [
      'has a value without a name',
      changed({ input: [value('')] }),
      'the file describes a value without a name',
    ],
    [
      'has a node without an op',
      changed({ node: [node('', ['x'], ['y'])] }),
      'a node does not say what it computes',
    ],
  ])('is refused: it %s', (_, content, said) => {
    expectRefused(content, 'MODEL_BROKEN', said);
  });

  it('is refused without a network', () => {
    expect(() => readOnnx(Uint8Array.of(0x08, 0x08))).toThrow(
      refusal('MODEL_BROKEN', 'the file has no network in it'),
    );
  });
});

describe('a file that asks for more than it is', () => {
  const nested = (depth: number): GraphInit => ({
    node: [node('If', ['x'], ['y'], depth === 0 ? [] : [graph('then_branch', nested(depth - 1))])],
    output: [value('y')],
  });

  it('is refused with branches too deep in each other', () => {
    expect(() => readOnnx(modelFile({ ...nested(16), input: [value('x')] }))).not.toThrow();
    expectRefused(
      { ...nested(17), input: [value('x')] },
      'MODEL_UNSUPPORTED',
      'branches and loops lie too deep in each other',
    );
  });

  it('is refused with groups of protobuf in each other', () => {
    // Field 99 as the beginning of a group, over and over.
    const groups = Uint8Array.from({ length: 100_000 }, (_, at) => (at % 2 === 0 ? 0x9b : 0x06));
    expect(() => readOnnx(groups)).toThrow(refusal('MODEL_BROKEN', 'the file is cut short'));
  });

  it('is refused with more entries than a network has', () => {
    // GraphProto: node is field 1, and empty here: two bytes each.
    const empty = Uint8Array.from({ length: 400_000 }, (_, at) => (at % 2 === 0 ? 0x0a : 0));
    const head = [...modelFile({}), 0x3a, 0x80, 0xb5, 0x18];
    const file = new Uint8Array(head.length + empty.length);
    file.set(head);
    file.set(empty, head.length);
    expect(() => readOnnx(file)).toThrow(
      refusal(
        'MODEL_UNSUPPORTED',
        'the file holds more than a network has, got over 100000 entries',
      ),
    );
  });

  it('is refused with more numbers than an attribute has', () => {
    const many = node('Many', ['x'], ['y'], [ints('many', Array<number>(2 ** 20 + 1).fill(1))]);
    expectRefused(
      { node: [many], input: [value('x')], output: [value('y')] },
      'MODEL_UNSUPPORTED',
      'the file holds more than a network has',
    );
  });

  it('is read at once with many nodes of one name that all read one value', () => {
    const many = Array.from({ length: 50_000 }, (_, at) =>
      node('Relu', ['x'], [`same_${at}`], [], { name: 'same' }),
    );
    const file = modelFile({
      node: many.reverse(),
      input: [value('x')],
      output: [value('same_7')],
    });
    expect(readOnnx(file).graph.nodes).toHaveLength(50_000);
  });
});
