import type { Tensor } from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  model,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { noise } from '../assertions/expect-gradient.js';

/** From a branch whose mask says which steps count, `[N, 6, 4]`, and one without a mask, `[N, 6, 2]`, to what is read. */
type Build = (masked: SymbolicTensor, plain: SymbolicTensor) => SymbolicTensor;

// Border to tfjs-layers: `apply` on symbolic tensors gives symbolic tensors, which its type leaves open.
const symbolic = (value: unknown): SymbolicTensor => value as SymbolicTensor;

// The initializer that tfjs-layers takes by itself needs the union package; the weights are set in the end.
const units = { units: 3, recurrentInitializer: 'zeros' } as const;
const recurrent = { ...units, returnSequences: true } as const;

/** Makes the content of a nested model or a wrapper. */
function nested(inner: (x: SymbolicTensor) => unknown, features: number): LayersModel {
  const x = input({ shape: [6, features] });
  return model({ inputs: x, outputs: symbolic(inner(x)) });
}

/** The ways in which a mask reaches a recurrent layer, by what stands on the way. */
const builds: Readonly<Record<string, Build>> = {
  'a simple RNN': (masked) => symbolic(layers.simpleRNN(units).apply(masked)),
  'a GRU': (masked) => symbolic(layers.gru(units).apply(masked)),
  'an LSTM': (masked) => symbolic(layers.lstm(units).apply(masked)),
  'two LSTMs with dropout between': (masked) => {
    const first = layers.dropout({ rate: 0.5 }).apply(layers.lstm(recurrent).apply(masked));
    return symbolic(layers.lstm({ ...units, goBackwards: true }).apply(first));
  },
  'a bidirectional GRU': (masked) =>
    symbolic(layers.bidirectional({ layer: layers.gru(units), mergeMode: 'concat' }).apply(masked)),
  'a dense layer at each time step': (masked) => {
    const steps = layers.timeDistributed({ layer: layers.dense({ units: 3 }) }).apply(masked);
    return symbolic(layers.simpleRNN(units).apply(steps));
  },
  'a concatenation with a branch that has no mask': (masked, plain) => {
    const both = layers
      .concatenate()
      .apply([plain, symbolic(layers.lstm(recurrent).apply(masked))]);
    return symbolic(layers.gru(units).apply(both));
  },
  'the sum of a masked branch and another, then pooling': (masked, plain) => {
    const steps = symbolic(layers.simpleRNN({ ...recurrent, units: 2 }).apply(masked));
    return symbolic(layers.globalAveragePooling1d({}).apply(layers.add().apply([steps, plain])));
  },
  'a nested model that holds the recurrent layer': (masked) =>
    symbolic(nested((x) => layers.gru(units).apply(x), 4).apply(masked)),
  'a nested model between mask and recurrent layer': (masked) =>
    symbolic(
      layers
        .lstm(units)
        .apply(nested((x) => layers.simpleRNN(recurrent).apply(x), 4).apply(masked)),
    ),
  'a convolution, which hands no mask on': (masked) => {
    const steps = layers.conv1d({ filters: 3, kernelSize: 3, padding: 'same' }).apply(masked);
    return symbolic(layers.simpleRNN(units).apply(steps));
  },
  'a branch of its own beside a masked one': (masked, plain) => {
    const left = symbolic(layers.gru({ ...units, units: 2 }).apply(masked));
    return symbolic(
      layers.concatenate().apply([left, symbolic(layers.gru({ ...units, units: 2 }).apply(plain))]),
    );
  },
  'an LSTM that starts from the state of a masked one': (masked, plain) => {
    const encoded = layers.lstm({ ...units, returnState: true }).apply(masked);
    // Border to tfjs-layers, as above.
    const [, hidden, cell] = encoded as SymbolicTensor[];
    const state = [symbolic(hidden), symbolic(cell)];
    return symbolic(layers.lstm(units).apply(plain, { initialState: state }));
  },
};

/** A network whose scores depend on a mask. */
export interface MaskedNet {
  /** The layers between mask and output. */
  readonly name: string;
  /**
   * Makes a net of two inputs: a signal `[6, 2]`, explained at the layer `features`, which passes it on, and tokens `[6]` of
   * which 0 is masked.
   */
  readonly create: () => LayersModel;
}

/** Small recurrent networks behind an Embedding with `maskZero`, with weights without a pattern. */
export const maskedNets: readonly MaskedNet[] = Object.entries(builds).map(([name, build]) => ({
  name,
  create: () => {
    const signal = input({ shape: [6, 2], name: 'signal' });
    const tokens = input({ shape: [6], name: 'tokens' });
    const features = symbolic(
      layers.activation({ activation: 'linear', name: 'features' }).apply(signal),
    );
    const embedded = layers.embedding({ inputDim: 5, outputDim: 2, maskZero: true }).apply(tokens);
    const masked = symbolic(layers.concatenate().apply([features, symbolic(embedded)]));
    const read = build(masked, features);
    const output = symbolic(layers.dense({ units: 3, activation: 'softmax' }).apply(read));
    return withWeights(model({ inputs: [signal, tokens], outputs: output }));
  },
}));

function withWeights(net: LayersModel): LayersModel {
  const weights: Tensor[] = net.getWeights().map(({ shape }, index) => noise(shape, 3 * index));
  net.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return net;
}

/** The input of the reference: the last two tokens are masked. */
export const maskedInput = {
  signal: Array.from({ length: 12 }, (_, at) => Math.sin(1.3 * at + 0.4)),
  tokens: [3, 1, 4, 2, 0, 0],
  classIndex: 1,
} as const;
