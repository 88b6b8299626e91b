import '@tensorflow/tfjs-backend-cpu';
import { dispose, memory, setBackend, tensor1d, type io, type Tensor } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { kerasModel } from '../src/index.js';
import { loadTfjsModel } from '../src/load/load-tfjs-model.js';

beforeAll(() => setBackend('cpu'));

/** Asserts that a model is refused, with no tensor left behind. */
async function refuses(format: 'layers' | 'graph', artifacts: io.ModelArtifacts, message: RegExp) {
  const before = memory().numTensors;
  await expect(
    loadTfjsModel(format, { load: () => Promise.resolve(artifacts) }),
  ).rejects.toMatchObject({
    code: 'MODEL_BROKEN',
    message: expect.stringMatching(message) as string,
  });
  expect(memory().numTensors).toBe(before);
}

describe('a layers model', () => {
  type Calls = readonly (readonly (readonly [string, number, number])[])[];

  /** A functional model of additions: an input `x` of two numbers, and layers by what they read. */
  const sums = (
    layers: readonly (readonly [name: string, calls: Calls])[],
    outputs: unknown = [[layers.at(-1)?.[0] ?? '', 0, 0]],
  ): io.ModelArtifacts => ({
    modelTopology: {
      keras_version: '2.15.0',
      model_config: {
        class_name: 'Functional',
        config: {
          name: 'sums',
          layers: [
            {
              class_name: 'InputLayer',
              name: 'x',
              config: { name: 'x', batch_input_shape: [null, 2], dtype: 'float32' },
              inbound_nodes: [],
            },
            ...layers.map(([name, calls]) => ({
              class_name: 'Add',
              name,
              config: { name, dtype: 'float32' },
              inbound_nodes: calls.map((reads) => reads.map((read) => [...read, {}])),
            })),
          ],
          input_layers: [['x', 0, 0]],
          output_layers: outputs,
        },
      },
    },
    weightSpecs: [],
    weightData: new ArrayBuffer(0),
  });

  const x = ['x', 0, 0] as const;
  const of = (name: string, node = 0) => [name, node, 0] as const;

  it('is loaded in whichever order its layers stand, also one that is used twice', async () => {
    // b(a(b(x))): the second use of b reads a, which reads the first.
    const artifacts = sums(
      [
        [
          'b',
          [
            [x, x],
            [of('a'), x],
          ],
        ],
        ['a', [[of('b'), x]]],
      ],
      [['b', 1, 0]],
    );
    const model = await loadTfjsModel('layers', { load: () => Promise.resolve(artifacts) });
    expect(model.outputs).toHaveLength(1);
    model.dispose();
  });

  it.each([
    [
      'a missing layer',
      sums([['a', [[x, of('lost')]]]]),
      /the layer "a" reads the layer "lost", which the model does not have/,
    ],
    [
      'a layer of a name of JavaScript',
      sums([['a', [[x, of('constructor')]]]]),
      /reads the layer "constructor"/,
    ],
    ['itself', sums([['a', [[x, of('a')]]]]), /the layer "a" reads its own output/],
    [
      'a circle',
      sums([
        ['a', [[x, of('c')]]],
        ['b', [[x, of('a')]]],
        ['c', [[x, of('b')]]],
        ['end', [[x, of('a')]]],
      ]),
      /layers read each other in a circle, got "a", "c", "b";/,
    ],
    [
      'a use that is not there',
      sums([
        ['a', [[x, x]]],
        ['b', [[x, of('a', 2)]]],
      ]),
      /"b" reads use 2 of the layer "a", got 1 uses of it/,
    ],
    [
      'a name twice',
      sums([
        ['a', [[x, x]]],
        ['a', [[x, x]]],
      ]),
      /two layers have the same name, got "a" twice/,
    ],
    [
      'an output that is missing',
      sums([['a', [[x, x]]]], [['lost', 0, 0]]),
      /the output_layers name the layer "lost"/,
    ],
    [
      'a use as output that is missing',
      sums([['a', [[x, x]]]], [['a', 1, 0]]),
      /the output_layers name use 1 of the layer "a", got 1/,
    ],
    ['no outputs', sums([['a', [[x, x]]]], []), /the model has no output_layers/],
    [
      'no layers',
      {
        ...sums([]),
        modelTopology: { class_name: 'Sequential', config: { name: 's', layers: [] } },
      },
      /the model "s" has no layers/,
    ],
    [
      'no model',
      { ...sums([]), modelTopology: { keras_version: '2.0' } },
      /the topology is not a model of layers/,
    ],
  ])('is refused where it reads %s', async (_, artifacts, message) => {
    await refuses('layers', artifacts, message);
  });

  it('is refused with a sentence by kerasModel, too, before tfjs looks for a layer for ever', async () => {
    const load = () => Promise.resolve(sums([['a', [[of('lost'), x]]]]));
    await expect(loadLayersModel(kerasModel({ load }))).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
      message: expect.stringMatching(/^kerasModel: the layer "a" reads the layer "lost"/) as string,
    });
  });

  it('is refused with more layers than tfjs-layers links in reasonable time', async () => {
    const artifacts = sums(Array.from({ length: 5000 }, (_, index) => [`l${index}`, [[x, x]]]));
    await expect(
      loadTfjsModel('layers', { load: () => Promise.resolve(artifacts) }),
    ).rejects.toMatchObject({
      code: 'MODEL_UNSUPPORTED',
      message: expect.stringMatching(/got 5001, expected at most 5000/) as string,
    });
  });

  it('is refused before it takes more memory than its file', async () => {
    const dense = (units: number): io.ModelArtifacts => ({
      modelTopology: {
        class_name: 'Sequential',
        config: {
          name: 's',
          layers: [
            {
              class_name: 'Dense',
              config: { name: 'd', units, batch_input_shape: [null, 1000], activation: 'linear' },
            },
          ],
        },
      },
      weightSpecs: [
        { name: 'd/kernel', shape: [1000, 2], dtype: 'float32' },
        { name: 'd/bias', shape: [2], dtype: 'float32' },
      ],
      weightData: new ArrayBuffer(4 * 2002),
    });
    await refuses(
      'layers',
      dense(1e9),
      /weights and layers do not fit together, got the shape \[1000, 1000000000\] for "kernel" of the layer "d"/,
    );
    const model = await loadTfjsModel('layers', { load: () => Promise.resolve(dense(2)) });
    model.dispose();
  });

  const one = (className: string, config: object, shape: readonly (number | null)[]) => ({
    modelTopology: {
      keras_version: '3.1.0',
      model_config: {
        class_name: 'Sequential',
        config: {
          name: 's',
          layers: [
            {
              class_name: 'InputLayer',
              config: { name: 'x', batch_shape: shape, dtype: 'float32' },
            },
            { class_name: className, config: { name: 'y', dtype: 'float32', ...config } },
          ],
        },
      },
    },
    weightSpecs: [],
    weightData: new ArrayBuffer(0),
  });

  it.each([
    [
      one('Resizing', { height: 1e6, width: 1e6 }, [null, 4, 4, 2]),
      /"y" makes what cannot be held, got the shape \[null, 1000000, 1000000, 2\]/,
    ],
    [
      one('UpSampling2D', { size: [1e6, 1e6], interpolation: 'bilinear' }, [null, 4, 4, 2]),
      /got the shape \[null, 4000000, 4000000, 2\]/,
    ],
    [
      one('UpSampling3D', { size: [1e9, 1, 1] }, [null, 4, 4, 4, 2]),
      /got the shape \[null, 4000000000, 4, 4, 2\]/,
    ],
    [
      one('ZeroPadding1D', { padding: [1, 2e9] }, [null, 4, 2]),
      /got the shape \[null, 2000000005, 2\]/,
    ],
    [one('RepeatVector', { n: 2e9 }, [null, 4]), /got the shape \[null, 2000000000, 4\]/],
  ])(
    'is refused where a layer makes more than can be held, without making it',
    async (artifacts, message) => {
      await refuses('layers', artifacts, message);
    },
  );

  it('is refused where a layer would have to be tried with more than a backend takes', async () => {
    const artifacts = one('GlobalMaxPooling3D', {}, [null, 900, 900, 900, 2]);
    await expect(
      loadTfjsModel('layers', { load: () => Promise.resolve(artifacts) }),
    ).rejects.toMatchObject({
      code: 'MODEL_UNSUPPORTED',
      message: expect.stringMatching(
        /got a tensor of \[1, 900, 900, 900, 2\], expected at most 67108864/,
      ) as string,
    });
  });

  it('leaves no tensor of a load that fails behind, and those of another that runs beside it alone', async () => {
    const sequence = (biases: number): io.IOHandler => ({
      load: () =>
        Promise.resolve({
          modelTopology: {
            class_name: 'Sequential',
            config: {
              name: 's',
              layers: ['a', 'b'].map((name) => ({
                class_name: 'Dense',
                config: { name, units: 2, batch_input_shape: [null, 2] },
              })),
            },
          },
          weightSpecs: ['a', 'b'].flatMap((name) => [
            { name: `${name}/kernel`, shape: [2, 2], dtype: 'float32' as const },
            { name: `${name}/bias`, shape: [name === 'a' ? 2 : biases], dtype: 'float32' as const },
          ]),
          weightData: new ArrayBuffer(4 * (4 + 2 + 4 + biases)),
        }),
    });
    const before = memory().numTensors;
    const [whole, ...broken] = await Promise.allSettled([
      loadTfjsModel('layers', sequence(2)),
      loadTfjsModel('layers', sequence(3)),
      loadTfjsModel('layers', sequence(3)),
    ]);
    expect(broken.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(memory().numTensors).toBe(before + 4);
    if (whole.status === 'rejected') throw whole.reason;
    whole.value.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

describe('a graph model', () => {
  interface Node {
    readonly name: string;
    readonly op: string;
    readonly input?: readonly string[];
    readonly attr?: object;
  }

  const x: Node = { name: 'x', op: 'Placeholder', attr: { dtype: { type: 'DT_FLOAT' } } };
  const graph = (
    node: readonly unknown[],
    others: Partial<io.ModelArtifacts> & { readonly library?: unknown } = {},
  ): io.ModelArtifacts => {
    const { library, ...artifacts } = others;
    return {
      format: 'graph-model',
      modelTopology: { node: [x, ...node], versions: { producer: 1 }, library },
      weightSpecs: [],
      weightData: new ArrayBuffer(0),
      ...artifacts,
    };
  };
  const add = (name: string, ...input: string[]): Node => ({ name, op: 'AddV2', input });

  it('runs with a table that no output depends on, and is refused with one that it reads', async () => {
    const table = { key_dtype: { type: 'DT_FLOAT' }, value_dtype: { type: 'DT_FLOAT' } };
    const tables = (output: string) =>
      graph(
        [
          { name: 'table', op: 'HashTableV2', attr: table },
          { name: 'found', op: 'LookupTableFindV2', input: ['table', 'x', 'x'] },
          add('twice', 'x', 'x'),
          add('sum', 'found', 'x'),
        ],
        {
          signature: { outputs: { y: { name: output } } },
          modelInitializer: {
            node: [
              x,
              { name: 'table', op: 'HashTableV2', attr: table },
              { name: 'filled', op: 'LookupTableImportV2', input: ['table', 'x', 'x'] },
            ],
          },
        },
      );
    const load = (output: string) =>
      loadTfjsModel('graph', { load: () => Promise.resolve(tables(output)) });
    const model = await load('twice');
    const given = tensor1d([3]);
    // Border to tfjs: a graph with one output gives one tensor.
    const sum = model.predict(given) as Tensor;
    expect([...(await sum.data())]).toEqual([6]);
    dispose([given, sum]);
    model.dispose();
    await expect(load('sum')).rejects.toMatchObject({
      code: 'MODEL_UNSUPPORTED',
      message: expect.stringMatching(
        /operation "found" \(LookupTableFindV2\) reads a table, through which there is no gradient/,
      ) as string,
    });
  });

  it('is loaded with a loop, whose end comes before its begin', async () => {
    const artifacts = graph([
      { name: 'enter', op: 'Enter', input: ['x'], attr: { frame_name: { s: btoa('f') } } },
      { name: 'merge', op: 'Merge', input: ['enter', 'next'] },
      { name: 'next', op: 'NextIteration', input: ['merge'] },
      { name: 'exit', op: 'Exit', input: ['merge'] },
    ]);
    const model = await loadTfjsModel('graph', { load: () => Promise.resolve(artifacts) });
    model.dispose();
  });

  const entry = (name: string) => ({ out: { name, dtype: 'DT_FLOAT' } });
  const branch = (name: string, called: string) => ({
    signature: { name, inputArg: [{ name: 'a', type: 'DT_FLOAT' }], outputArg: [{ name: 'b' }] },
    nodeDef: [
      {
        name: 'call',
        op: 'StatelessWhile',
        input: ['a'],
        attr: { body: { func: { name: called } } },
      },
    ],
    ret: { b: 'call:output:0' },
  });

  it.each([
    [
      'a missing node',
      graph([add('y', 'x', 'lost:1')]),
      /the node "y" reads the node "lost", which the graph does not have/,
    ],
    [
      'a node to wait for that is missing',
      graph([add('y', 'x', '^lost')]),
      /reads the node "lost"/,
    ],
    ['itself', graph([add('y', 'x', 'y')]), /the node "y" reads its own output/],
    [
      'a circle',
      graph([add('a', 'x', 'b'), add('b', 'x', 'a'), add('y', 'a', 'x')]),
      /nodes of the graph read each other in a circle, got "a", "b"/,
    ],
    [
      'a name twice',
      graph([add('y', 'x', 'x'), add('y', 'x', 'x')]),
      /two nodes of the graph have the same name, got "y" twice/,
    ],
    [
      'a number',
      graph([{ name: 'y', op: 'AddV2', input: [1] }]),
      /the node "y" reads no node, got the number 1/,
    ],
    ['no name', graph([{ op: 'AddV2' }]), /a node of the graph has no name or no operation/],
    [
      'no weight for a constant',
      graph([{ name: 'c', op: 'Const' }]),
      /the constant "c" of the graph has no weight/,
    ],
    [
      'an output that is missing',
      graph([add('y', 'x', 'x')], { signature: { outputs: entry('lost:0') } }),
      /the signature names the output "lost:0"/,
    ],
    [
      'no input',
      graph([add('y', 'x', 'x')], { signature: { inputs: entry('lost') } }),
      /none of the inputs that its signature names/,
    ],
    [
      'a function that is missing',
      graph([
        {
          name: 'y',
          op: 'StatelessIf',
          input: ['x'],
          attr: { then_branch: { func: { name: 'lost' } } },
        },
      ]),
      /calls the function "lost"/,
    ],
    [
      'a function that calls itself',
      graph([], { library: { function: [branch('f', 'f')] } }),
      /the node "f" reads its own output/,
    ],
    [
      'a function that lacks its output',
      graph([], { library: { function: [{ ...branch('f', 'f'), ret: {} }] } }),
      /the function "f" does not compute its output "b"/,
    ],
    ...[0.5, '3 or 4', '', -2, {}].map((size): [string, io.ModelArtifacts, RegExp] => [
      `an input of the size ${JSON.stringify(size)}`,
      graph([
        { name: 'image', op: 'Placeholder', attr: { shape: { shape: { dim: [{ size }] } } } },
      ]),
      /the input "image" of the graph has a size that is not one/,
    ]),
    [
      'a constant size that cannot be held',
      graph(
        [
          { name: 'side', op: 'Const' },
          { name: 'dims', op: 'Pack', input: ['side', 'side'] },
          { name: 'y', op: 'Fill', input: ['dims', 'x'] },
        ],
        {
          weightSpecs: [{ name: 'side', shape: [], dtype: 'int32' }],
          weightData: Int32Array.of(2_143_289_344).buffer,
        },
      ),
      /the node "y" makes what cannot be held, got the size 2143289344 from the constant "side", expected at most 268435456/,
    ],
    [
      'a size put together from itself many times over',
      graph(
        [
          { name: 'side', op: 'Const' },
          ...Array.from({ length: 60 }, (_, at) => {
            const before = at === 0 ? 'side' : `dims${at - 1}`;
            return { name: `dims${at}`, op: 'Concat', input: [before, before] };
          }),
          { name: 'y', op: 'Fill', input: ['dims59', 'x'] },
        ],
        {
          weightSpecs: [{ name: 'side', shape: [], dtype: 'int32' }],
          weightData: Int32Array.of(2 ** 29).buffer,
        },
      ),
      /the node "y" makes what cannot be held, got the size 536870912 from the constant "side"/,
    ],
    ['no versions', { ...graph([]), modelTopology: { node: [x] } }, /the graph has no versions/],
  ])('is refused where it has %s', async (_, artifacts, message) => {
    await refuses('graph', artifacts, message);
  });

  it.each([
    [4, /the weights are cut short, got 4 bytes, expected at least 8 for "w"/],
    [12, /the weights are too long, got 12 bytes, expected 8/],
  ])('is refused with %i bytes for two numbers', async (bytes, message) => {
    const others = {
      weightSpecs: [{ name: 'w', shape: [2], dtype: 'float32' as const }],
      weightData: new ArrayBuffer(bytes),
    };
    await refuses('graph', graph([{ name: 'w', op: 'Const' }], others), message);
  });

  it.each([
    ['float32', 'a quiet one', new Uint32Array([0x3f800000, 0x7fc00000, 0])],
    ['float32', 'a negative one', new Uint32Array([0x3f800000, 0xffc00001, 0])],
    ['float16', 'one of two bytes', new Uint16Array([0x3c00, 0xfe00, 0])],
  ] as const)('is refused with NaN among %s weights, %s', async (dtype, _, bits) => {
    const quantization = dtype === 'float16' ? { quantization: { dtype, min: 0, scale: 1 } } : {};
    const others = {
      weightSpecs: [{ name: 'w', shape: [3], dtype: 'float32' as const, ...quantization }],
      weightData: bits.buffer,
    };
    const graphOf = graph([{ name: 'w', op: 'Const' }], others);
    await refuses('graph', graphOf, /the weight "w" is not a number at index 1, got NaN/);
  });

  it('is refused with NaN behind weights of text', async () => {
    // A text is its length in four bytes, and its characters.
    const text = [2, 0, 0, 0, 0x61, 0x62];
    const others = {
      weightSpecs: [
        { name: 't', shape: [1], dtype: 'string' as const },
        { name: 'w', shape: [1], dtype: 'float32' as const },
      ],
      weightData: Uint8Array.from([...text, 0, 0, 0xc0, 0x7f]).buffer,
    };
    const graphOf = graph([{ name: 'w', op: 'Const' }], others);
    await refuses('graph', graphOf, /the weight "w" is not a number at index 0, got NaN/);
  });

  it('takes infinite weights, which a mask may have', async () => {
    const others = {
      weightSpecs: [{ name: 'w', shape: [1], dtype: 'float32' as const }],
      weightData: new Float32Array([-Infinity]).buffer,
    };
    const artifacts = graph([{ name: 'w', op: 'Const' }], others);
    const model = await loadTfjsModel('graph', { load: () => Promise.resolve(artifacts) });
    model.dispose();
  });
});
