import {
  AttributeProto_AttributeType as AttributeType,
  TensorProto_DataType as DataType,
} from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { readOnnx, valuesOf } from '../../src/index.js';
import {
  floats,
  graph,
  int,
  ints,
  modelFile,
  node,
  twoLayers,
  value,
  type GraphInit,
} from '../made-model.js';

const read = (content: GraphInit) => readOnnx(modelFile(content)).graph;

/** A network of these nodes, whose last value is its output. */
const chain = (...nodes: GraphInit['node'] & object): GraphInit => ({
  node: nodes,
  input: [value('x')],
  output: [value(nodes.at(-1)?.output?.[0] ?? '')],
});

describe('readOnnx', () => {
  it('reads nodes, constants, inputs, outputs and what is said of values between', () => {
    const net = read({
      ...twoLayers,
      valueInfo: [value('a', [-1, 'K', 2]), value('r', undefined, 10)],
    });
    expect(
      net.nodes.map(({ name, op, inputs, outputs }) => ({ name, op, inputs, outputs })),
    ).toEqual([
      { name: 'Gemm_a', op: 'Gemm', inputs: ['x', 'w1', 'b1'], outputs: ['a'] },
      { name: 'Relu_r', op: 'Relu', inputs: ['a'], outputs: ['r'] },
      { name: 'Gemm_y', op: 'Gemm', inputs: ['r', 'w2', 'b2'], outputs: ['y'] },
    ]);
    expect(net.constants.get('w2')).toMatchObject({ type: 'float32', dims: [2, 2] });
    expect(net.inputs).toEqual([{ name: 'x', type: 'float32', dims: ['N', 2] }]);
    expect(net.outputs).toEqual([{ name: 'y', type: 'float32', dims: ['N', 2] }]);
    expect([...net.values.values()]).toEqual([
      { name: 'a', type: 'float32', dims: [null, 'K', 2] },
      { name: 'r', type: 'float16', dims: undefined },
    ]);
    expect(net.opsets).toEqual(new Map([['', 17]]));
  });

  it('reads attributes of every kind, and leaves branches aside', () => {
    const utf8 = (text: string) => new TextEncoder().encode(text);
    const made = node(
      'Many',
      ['x'],
      ['y'],
      [
        int('axis', -1),
        ints('pads', [0, 1, 2]),
        // The largest number of 64 bits, which stands for an end.
        { name: 'end', type: AttributeType.INT, i: 2n ** 63n - 1n },
        { name: 'alpha', type: AttributeType.FLOAT, f: 0.25 },
        { name: 'scales', type: AttributeType.FLOATS, floats: [1, 0.5] },
        { name: 'mode', type: AttributeType.STRING, s: utf8('linéar') },
        { name: 'names', type: AttributeType.STRINGS, strings: [utf8('a'), utf8('')] },
        { name: 'value', type: AttributeType.TENSOR, t: floats('', [2], [3, 4]) },
        graph('body', {
          name: 'body',
          node: [node('Relu', ['x'], ['inside'])],
          output: [value('inside')],
        }),
      ],
    );
    const { attributes } = read(chain(made)).nodes[0] ?? {};
    const plain = [...(attributes ?? [])].filter(([name]) => name !== 'value');
    expect(Object.fromEntries(plain)).toEqual({
      axis: { kind: 'int', value: -1 },
      pads: { kind: 'ints', value: [0, 1, 2] },
      end: { kind: 'int', value: 2 ** 63 },
      alpha: { kind: 'float', value: 0.25 },
      scales: { kind: 'floats', value: [1, 0.5] },
      mode: { kind: 'string', value: 'linéar' },
      names: { kind: 'strings', value: ['a', ''] },
      body: { kind: 'other', value: undefined },
    });
    const tensor = attributes?.get('value');
    expect(tensor?.kind === 'tensor' && valuesOf(tensor.value)).toEqual(Float32Array.of(3, 4));
  });

  it('names nodes as the file does, and those without a name or with one that is taken by their first output', () => {
    const named = (name: string, input: string, output: string) =>
      node('Relu', [input], [output], [], { name });
    const { nodes } = read(
      chain(
        named('same', 'x', 'a'),
        named('same', 'a', 'b'),
        named('', 'b', 'c'),
        // The output of a node whose name is taken, as is that of the node before.
        named('', 'c', 'same'),
        named('c_2', 'same', 'd'),
        named('c', 'd', 'e'),
      ),
    );
    expect(nodes.map(({ name }) => name)).toEqual(['same', 'b', 'c_3', 'same_2', 'c_2', 'c']);
  });

  it('brings nodes into an order in which they can be computed, and leaves one that is', () => {
    const relu = (input: string, output: string) =>
      node('Relu', [input], [output], [], { name: output });
    const namesOf = (net: GraphInit) => read(net).nodes.map(({ name }) => name);
    const sorted = chain(relu('x', 'a'), relu('a', 'b'), relu('x', 'c'), relu('c', 'd'));
    expect(namesOf(sorted)).toEqual(['a', 'b', 'c', 'd']);
    expect(namesOf(chain(relu('b', 'c'), relu('a', 'b'), relu('x', 'a'), relu('c', 'd')))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('finds what branches within branches read from outside, and no value of theirs', () => {
    const inner: GraphInit = {
      name: 'inner',
      node: [node('Add', ['own', 'far'], ['sum']), node('Mul', ['sum', 'k'], ['product'])],
      initializer: [floats('k', [1], [2])],
      output: [value('product'), value('x')],
    };
    const outer: GraphInit = {
      name: 'outer',
      input: [value('own')],
      node: [node('If', ['flag'], ['chosen'], [graph('then_branch', inner)])],
      output: [value('chosen')],
    };
    const { nodes } = read(
      chain(
        node('Relu', ['x'], ['far']),
        node('Not', ['x'], ['flag']),
        node('Loop', ['', '', 'x'], ['y'], [graph('body', outer)]),
      ),
    );
    expect(nodes.at(-1)?.captured).toEqual(['flag', 'far', 'x']);
  });

  it('reads what no op of ONNX is, as ONNX Runtime may know it', () => {
    const [custom, own] = read(
      chain(
        node('FusedConv', ['x'], ['a'], [], { domain: 'com.microsoft' }),
        node('Relu', ['a'], ['y'], [], { domain: 'ai.onnx' }),
      ),
    ).nodes;
    expect(custom).toMatchObject({ op: 'FusedConv', domain: 'com.microsoft' });
    expect(own?.domain).toBe('');
  });

  it('leaves the weights where they are', () => {
    const bytes = modelFile(twoLayers);
    const tensor = readOnnx(bytes).graph.constants.get('w1');
    expect(tensor?.bytes().buffer).toBe(bytes.buffer);
    // What is written into the file is seen in the weight: nothing was copied.
    bytes.set(new Uint8Array(Float32Array.of(5).buffer), tensor?.bytes().byteOffset);
    expect(tensor && valuesOf(tensor)[0]).toBe(5);
  });

  it('reads 100 MB of weights without copying them', () => {
    const count = 25_000_000;
    const weights = new Uint8Array(count * 4);
    const bytes = modelFile({
      ...chain(node('Add', ['x', 'w'], ['y'])),
      initializer: [
        { name: 'w', dims: [BigInt(count)], dataType: DataType.FLOAT, rawData: weights },
      ],
    });
    const before = process.memoryUsage().arrayBuffers;
    const tensor = readOnnx(bytes).graph.constants.get('w');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
    expect(tensor?.bytes().buffer).toBe(bytes.buffer);
    expect(tensor?.bytes().length).toBe(count * 4);
  });

  it('reads a file in which the network stands in two pieces, as protobuf allows', () => {
    const first = modelFile({ ...twoLayers, output: [] });
    const second = modelFile({ output: [value('y')] }, { irVersion: 8n, opsetImport: [] });
    const file = readOnnx(Uint8Array.from([...first, ...second]));
    expect(file.graph.outputs.map(({ name }) => name)).toEqual(['y']);
    expect(file.graph.nodes).toHaveLength(3);
  });
});
