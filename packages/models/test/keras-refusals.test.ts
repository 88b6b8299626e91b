import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-backend-cpu';
import {
  memory,
  serialization,
  setBackend,
  tensor,
  type io,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { kerasModel } from '../src/index.js';
import { loadTfjsModel } from '../src/load/load-tfjs-model.js';
import { loadModelFolder } from '../src/node/index.js';

beforeAll(() => setBackend('cpu'));

const registered = () => Object.keys(serialization.SerializationMap.getMap().classNameMap);

/** A Sequential of Keras 3 with one layer, as a file without weights. */
function modelOf(className: string, config: object, shape = [null, 4, 4, 2]): io.IOHandler {
  const layers = [
    { class_name: 'InputLayer', config: { batch_shape: shape, dtype: 'float32', name: 'input' } },
    {
      class_name: className,
      config: { name: 'mine', trainable: true, dtype: 'float32', ...config },
    },
  ];
  return topologyOf({ class_name: 'Sequential', config: { name: 'sequential', layers } });
}

/** A Sequential of Keras 3 for two steps of three numbers. */
function sequenceOf(...rest: readonly (readonly [string, object])[]): io.IOHandler {
  const input = { batch_shape: [null, 2, 3], dtype: 'float32' };
  const layers = [['InputLayer', input] as const, ...rest].map(([className, config], index) => ({
    class_name: className,
    config: { name: `layer${index}`, trainable: true, ...config },
  }));
  return topologyOf({ class_name: 'Sequential', config: { name: 'sequence', layers } });
}

function topologyOf(model: object): io.IOHandler {
  const artifacts: io.ModelArtifacts = {
    modelTopology: { keras_version: '3.15.1', model_config: model },
    weightSpecs: [],
    weightData: new ArrayBuffer(0),
  };
  return { load: () => Promise.resolve(artifacts) };
}

/** A functional model of Keras 3 with one function on its input. */
function functionOf(className: string, config: object, args: unknown[], kwargs = {}): io.IOHandler {
  const input = { class_name: 'InputLayer', name: 'a', inbound_nodes: [] };
  return topologyOf({
    class_name: 'Functional',
    config: {
      name: 'functional',
      layers: [
        { ...input, config: { batch_shape: [null, 2, 3], dtype: 'float32', name: 'a' } },
        {
          class_name: className,
          name: 'mine',
          config: { name: 'mine', ...config },
          inbound_nodes: [{ args, kwargs }],
        },
      ],
      input_layers: ['a', 0, 0],
      output_layers: ['mine', 0, 0],
    },
  });
}

const a = {
  class_name: '__keras_tensor__',
  config: { shape: [null, 2, 3], dtype: 'float32', keras_history: ['a', 0, 0] },
};

describe('a whole model that TensorFlow.js cannot read', () => {
  const refused: readonly (readonly [string, io.IOHandler, RegExp])[] = [
    [
      'a Lambda',
      modelOf('Lambda', {}),
      /"mine" \(Lambda\) is a Python function, which only Python can run; convert the model as a graph model/,
    ],
    [
      'a custom class',
      modelOf('Custom>Mine', {}),
      /"mine" \(Custom>Mine\) is a custom class.*registerClass/,
    ],
    [
      'an unknown layer',
      modelOf('AdaptiveAveragePooling2D', {}),
      /"mine" \(AdaptiveAveragePooling2D\) is a layer that TensorFlow\.js lacks/,
    ],
    [
      'an unknown activation',
      modelOf('Activation', { activation: 'sparsemax' }),
      /"mine" \(Activation\) has the activation "sparsemax"/,
    ],
    ...['BatchNormalization', 'Zeros', 'L1L2', 'MinMaxNorm'].map(
      (activation): readonly [string, io.IOHandler, RegExp] => [
        `the name of another class as activation, ${activation}`,
        modelOf('Dense', { units: 2, activation }),
        new RegExp(`"mine" \\(Dense\\) has the activation "${activation}"`),
      ],
    ),
    [
      'a function as activation',
      modelOf('Dense', { units: 2, activation: { value: ['4wE'] } }),
      /"mine" \(Dense\) has a Python function as its activation/,
    ],
    [
      'a layer as activation',
      modelOf('Dense', { units: 2, activation: { class_name: 'LeakyReLU', config: {} } }),
      /has a whole layer \(LeakyReLU\) as its activation/,
    ],
    [
      'integer arithmetic',
      modelOf('Dense', {
        units: 2,
        dtype: { class_name: 'QuantizedDTypePolicy', config: { name: 'int8_from_float32' } },
      }),
      /computes in "int8_from_float32"/,
    ],
    [
      'bicubic resizing',
      modelOf('Resizing', { height: 2, width: 2, interpolation: 'bicubic' }),
      /resizes by "bicubic"/,
    ],
    [
      'a dilated transposed convolution',
      modelOf('Conv2DTranspose', { filters: 2, kernel_size: [2, 2], dilation_rate: [2, 2] }),
      /is transposed and dilated/,
    ],
    [
      'a subclassed model',
      topologyOf({ class_name: 'MyModel', config: {} }),
      /the model is of the class "MyModel", which is written in Python/,
    ],
    [
      'an unsupplied operation',
      functionOf('Fft', {}, [a]),
      /"mine" \(Fft\) is an operation, which is not supplied/,
    ],
    [
      'an operation with a setting that is not',
      functionOf('Norm', { ord: 'nuc', axis: null }, [a]),
      /"mine" \(Norm\) uses ord="nuc"/,
    ],
    [
      'a mask from elsewhere',
      functionOf('LSTM', { units: 2, trainable: true }, [a], { mask: a }),
      /"mine" \(LSTM\) is called with an explicit mask \("a"\)/,
    ],
    [
      'a mask that is not its own',
      sequenceOf(
        ['Masking', { mask_value: 0 }],
        ['LSTM', { units: 2 }],
        ['RepeatVector', { n: 2 }],
        ['LSTM', { units: 2, name: 'decoder' }],
      ),
      /"decoder" \(LSTM\) has no mask, in a model with masks/,
    ],
    [
      'scores of attention as output',
      functionOf('MultiHeadAttention', { num_heads: 1, key_dim: 2, trainable: true }, [a, a], {
        return_attention_scores: true,
      }),
      /returns its attention scores as an extra output/,
    ],
    [
      'batch statistics',
      functionOf('BatchNormalization', { trainable: true }, [a], { training: true }),
      /normalises by the current batch/,
    ],
  ];

  it.each(refused)('is refused by name: %s', async (_, handler, message) => {
    const before = memory().numTensors;
    await expect(loadTfjsModel('layers', handler)).rejects.toMatchObject({
      code: 'MODEL_UNSUPPORTED',
      message: expect.stringMatching(message) as string,
    });
    expect(memory().numTensors).toBe(before);
  });

  it('names an operation of a graph model that the converter does not know', async () => {
    const graph: io.ModelArtifacts = {
      format: 'graph-model',
      modelTopology: {
        node: [
          { name: 'x', op: 'Placeholder', attr: { dtype: { type: 'DT_FLOAT' } } },
          { name: 'y', op: 'Frobnicate', input: ['x'], attr: {} },
        ],
        versions: { producer: 1 },
      },
      weightSpecs: [],
      weightData: new ArrayBuffer(0),
    };
    await expect(
      loadTfjsModel('graph', { load: () => Promise.resolve(graph) }),
    ).rejects.toMatchObject({
      code: 'MODEL_UNSUPPORTED',
      message: expect.stringMatching(
        /the file is complete, but TensorFlow\.js lacks its operation "y" \(Frobnicate\)/,
      ) as string,
    });
  });
});

it('says that a model is broken where its weights are another one’s', async () => {
  const path = fileURLToPath(new URL('keras/einsum-keras3', import.meta.url));
  const broken: io.IOHandler = modelOf('Dense', { units: 3 });
  await expect(loadTfjsModel('layers', broken)).rejects.toMatchObject({
    code: 'MODEL_BROKEN',
    message: expect.stringMatching(/weights and layers do not fit together/) as string,
  });
  await expect(loadModelFolder(`${path}/none`)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
});

describe('kerasModel', () => {
  it('makes a model readable by tf.loadLayersModel, and registers only names of this package', async () => {
    const source = modelOf('Rescaling', { scale: [2, 3], offset: 1 });
    const before = new Set(registered());
    const model = await loadLayersModel(kerasModel(source));
    const added = registered().filter((name) => !before.has(name));
    expect(added.every((name) => /^gradcam[>.]/.test(name))).toBe(true);
    expect(model.layers.map((layer) => layer.getClassName())).toEqual(['InputLayer', 'Rescaling']);
    const x = tensor([1, 2], [1, 1, 1, 2]);
    // Border to tfjs: one output is one tensor.
    const y = model.predict(tensor(Array(32).fill(1), [1, 4, 4, 2])) as Tensor;
    expect(Array.from(await y.data()).slice(0, 4)).toEqual([3, 4, 3, 4]);
    x.dispose();
    y.dispose();
    model.dispose();
  });

  it.each([
    [null, /^kerasModel: the source of a model is an address or a handler .*got null/],
    [{}, /got object/],
    ['', /got an empty address/],
  ])('refuses %j as a source', (source, message) => {
    // A program without types.
    expect(() => kerasModel(source as string)).toThrow(message);
  });

  it('says what to do where nothing is at an address', async () => {
    await expect(loadLayersModel(kerasModel('./nothing/model.json'))).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringMatching(
        /^kerasModel: the model at "\.\/nothing\/model\.json" could not be downloaded \(.*\); .*call loadModelFolder/,
      ) as string,
    });
  });

  it('knows the size that a Reshape leaves to be found', async () => {
    const source = sequenceOf(['Reshape', { target_shape: [-1, 2] }], ['Flatten', {}]);
    const model = await loadLayersModel(kerasModel(source));
    expect(model.layers.map(({ outputShape }) => outputShape)).toEqual([
      [null, 2, 3],
      [null, 3, 2],
      [null, 6],
    ]);
    const y = model.predict(tensor([1, 2, 3, 4, 5, 6], [1, 2, 3])) as Tensor;
    expect(Array.from(await y.data())).toEqual([1, 2, 3, 4, 5, 6]);
    y.dispose();
    model.dispose();
  });

  it('reads again what tfjs has saved of such a model', async () => {
    const model = await loadLayersModel(
      kerasModel(
        modelOf('UpSampling2D', { interpolation: 'bilinear', size: [2, 2] }, [null, 2, 2, 1]),
      ),
    );
    const saved: io.ModelArtifacts[] = [];
    await model.save({
      save: (artifacts) => {
        saved.push(artifacts);
        return Promise.resolve({
          modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' },
        });
      },
    });
    const again = await loadLayersModel(
      kerasModel({ load: () => Promise.resolve(saved[0] ?? {}) }),
    );
    // Half pixels: between 0 and 4 lie 1 and 3, and the edges go on.
    const y = again.predict(tensor([0, 4, 0, 4], [1, 2, 2, 1])) as Tensor;
    expect(Array.from(await y.data()).slice(0, 4)).toEqual([0, 1, 3, 4]);
    y.dispose();
    again.dispose();
    model.dispose();
  });
});
