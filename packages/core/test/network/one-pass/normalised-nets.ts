import { abs, add, dispose, randomNormal, tensor, tidy } from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  model,
  sequential,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';

type Layer = layers.Layer;

// Border to tfjs-layers: `apply` on symbolic tensors gives symbolic tensors, which its type leaves open.
const over = (x: SymbolicTensor | SymbolicTensor[], ...chain: Layer[]): SymbolicTensor =>
  chain.reduce<SymbolicTensor | SymbolicTensor[]>(
    (value, layer) => layer.apply(value) as SymbolicTensor,
    x,
  ) as SymbolicTensor;

const normal = (options = {}) => layers.batchNormalization(options);
const relu = () => layers.activation({ activation: 'relu' });
const relu6 = () => layers.activation({ activation: 'relu6' });
const convolved = (options = {}) =>
  layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same', ...options });

/** A model whose layers follow one another, over a picture of three channels. */
function inARow(...chain: Layer[]): LayersModel {
  const x = input({ shape: [6, 5, 3] });
  return model({ inputs: x, outputs: over(x, ...chain) });
}

/** A model that normalises and cuts off, to be used as a layer. */
function block(
  shape: number[],
  dtype: 'float32' | 'int32' | 'bool',
  ...chain: Layer[]
): LayersModel {
  const x = input({ shape, dtype });
  return model({ inputs: x, outputs: over(x, ...chain) });
}

/**
 * Makes a model whose ReLU is in a nested model, which casts what it reads.
 *
 * @param dtype What it casts to.
 * @returns The model.
 */
export function castingNet(dtype: 'int32' | 'bool'): LayersModel {
  const x = input({ shape: [6, 5, 3] });
  const nested = block([6, 5, 4], dtype, relu());
  return model({ inputs: x, outputs: over(x, convolved(), normal(), nested) });
}

/** Layers behind a normalisation that no pass takes along. */
const otherActivations = {
  LeakyReLU: () => layers.leakyReLU({ alpha: 0.1 }),
  PReLU: () => layers.prelu({}),
  sigmoid: () => layers.activation({ activation: 'sigmoid' }),
  ELU: () => layers.elu({}),
  'a threshold': () => layers.thresholdedReLU({ theta: 0.3 }),
};

/** Networks with batch normalisation in all places that a layer can stand in, and what stands behind it. */
export const normalisedNets: Readonly<Record<string, () => LayersModel>> = {
  'a convolution, ReLU': () => inARow(convolved(), normal(), relu()),
  'a convolution without a bias, ReLU6': () =>
    inARow(convolved({ useBias: false }), normal(), relu6()),
  'a step larger than the window': () =>
    inARow(convolved({ kernelSize: 1, strides: 2 }), normal(), relu()),
  'dilated windows': () => inARow(convolved({ dilationRate: 2 }), normal(), relu()),
  'a depthwise convolution': () =>
    inARow(layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2 }), normal(), relu6()),
  'a separable convolution': () =>
    inARow(layers.separableConv2d({ filters: 4, kernelSize: 3 }), normal(), relu()),
  'no scale': () => inARow(convolved(), normal({ scale: false }), relu()),
  'no offset': () => inARow(convolved(), normal({ center: false }), relu()),
  'neither, and a large epsilon': () =>
    inARow(convolved(), normal({ scale: false, center: false, epsilon: 0.5 }), relu6()),
  'an axis that is not the last': () => inARow(convolved(), normal({ axis: 1 }), relu()),
  'nothing before it, nothing behind it': () => inARow(normal()),
  'layers of ReLU, with and without an upper bound': () =>
    inARow(
      ...[0.5, 6, undefined].flatMap((maxValue) => [
        convolved(),
        normal(),
        layers.reLU(maxValue === undefined ? {} : { maxValue }),
      ]),
    ),
  'two normalisations, two ReLUs': () => inARow(convolved(), normal(), normal(), relu(), relu()),
  'a pooling in between': () =>
    inARow(convolved(), normal(), layers.maxPooling2d({ poolSize: 2 }), relu()),
  'a line of numbers': () => {
    const x = input({ shape: [7, 3] });
    const chain = [layers.conv1d({ filters: 4, kernelSize: 3 }), normal(), relu()];
    return model({ inputs: x, outputs: over(x, ...chain) });
  },
  'a dense layer': () => {
    const x = input({ shape: [5] });
    return model({ inputs: x, outputs: over(x, layers.dense({ units: 4 }), normal(), relu()) });
  },
  'a value that two layers read': () => {
    const x = input({ shape: [6, 5, 3] });
    const normalised = over(x, convolved(), normal());
    const sum = layers.add().apply([normalised, over(normalised, relu(), convolved())]);
    // Border to tfjs-layers: as above.
    return model({ inputs: x, outputs: over(sum as SymbolicTensor, relu()) });
  },
  'a value that is an output, too': () => {
    const x = input({ shape: [6, 5, 3] });
    const normalised = over(x, convolved(), normal());
    return model({ inputs: x, outputs: [normalised, over(normalised, relu())] });
  },
  'a value that one layer reads twice': () => {
    const x = input({ shape: [6, 5, 3] });
    const normalised = over(x, convolved(), normal());
    return model({ inputs: x, outputs: over([normalised, normalised], layers.add(), relu()) });
  },
  'layers that are used twice': () => {
    const x = input({ shape: [6, 5, 3] });
    const chain = [convolved({ filters: 3 }), normal(), relu()];
    return model({ inputs: x, outputs: over(over(x, ...chain), ...chain) });
  },
  'a nested model that is used twice': () => {
    const x = input({ shape: [6, 5, 3] });
    const nested = block([6, 5, 3], 'float32', convolved({ filters: 3 }), normal(), relu6());
    return model({ inputs: x, outputs: over(x, nested, nested) });
  },
  'a nested model that casts': () => castingNet('int32'),
  'a nested model at each time step': () => {
    const x = input({ shape: [2, 6, 5, 3] });
    const nested = block([6, 5, 3], 'float32', convolved(), normal(), relu());
    return model({ inputs: x, outputs: over(x, layers.timeDistributed({ layer: nested })) });
  },
  'a mask that passes by': () => {
    const x = input({ shape: [7, 3] });
    const series = layers.simpleRNN({ units: 2, recurrentInitializer: 'ones' });
    const chain = [layers.masking({ maskValue: 0 }), normal(), relu(), series];
    return model({ inputs: x, outputs: over(x, ...chain) });
  },
  ...Object.fromEntries(
    Object.entries(otherActivations).map(([name, activation]) => [
      name,
      () => inARow(convolved(), normal(), activation()),
    ]),
  ),
};

/**
 * Makes a model of four positions of one channel: (x - 1) / sqrt(3 + 1) times 4, plus 5, cut off.
 *
 * @param activation What cuts it off.
 * @returns The model.
 */
export function oneChannel(activation: 'relu' | 'relu6'): LayersModel {
  const net = sequential({
    layers: [
      layers.batchNormalization({ inputShape: [1, 4, 1], epsilon: 1 }),
      layers.activation({ activation }),
    ],
  });
  const weights = [4, 5, 1, 3].map((value) => tensor([value]));
  net.setWeights(weights);
  dispose(weights);
  return net;
}

/**
 * Gives a model random weights, so that no factor is one and no mean zero.
 *
 * @param net The model.
 */
export function randomise(net: LayersModel): void {
  tidy(() => {
    net.setWeights(
      net.weights.map(({ name, shape }, index) => {
        // Border to tfjs-layers: a weight that was made has all of its sizes.
        const values = randomNormal(shape as number[], 0, 1, 'float32', index + 1);
        return name.includes('variance') ? add(abs(values), 0.1) : values;
      }),
    );
  });
}
