import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { planCut, type Cut, type Network } from '@gradcam/core/network';
import { customGrad, mean, mul, slice, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { testNetwork } from '../../src/network-contract/test-network.js';

// Run by network.test.ts: networks that are broken, each in one way.
const steps = [
  { name: 'image', inputs: [], outputs: ['image'] },
  { name: 'active', inputs: ['image'], outputs: ['active'] },
  { name: 'score', inputs: ['image', 'active'], outputs: ['score'] },
] as const;

const request = { featureLayer: 'active', reductionLayer: 'score', score: 'output' } as const;

/** The activations are twice the input; the score is the mean of their product with the input. */
const right: Network = {
  graph: {
    layers: [
      { name: 'image', type: 'InputLayer', inputs: [], outputShape: [null, 2, 2, 1] },
      { name: 'active', type: 'ReLU', inputs: ['image'], outputShape: [null, 2, 2, 1] },
      { name: 'score', type: 'Dense', inputs: ['image', 'active'], outputShape: [null, 1] },
    ],
    inputs: ['image'],
    outputs: ['score'],
    dataFormat: 'channelsLast',
  },
  inputs: [{ name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' }],
  cut: (asked) => {
    planCut(steps, asked);
    return {
      trunk: ([x]) => ({ activations: mul(need(x), 2), bypass: [need(x).clone()] }),
      head: (activations, [x]) => mean(mul(activations, need(x)), [1, 2]),
    };
  },
};

const halves: Cut = right.cut(request);

/** The same network with another half. */
function withHalf(half: Partial<Cut>): Network {
  return {
    ...right,
    cut: (asked) => ({ ...right.cut(asked), ...half }),
  };
}

const wrongGradient = customGrad((x) => {
  // Border to tfjs: its types take the input for a list.
  const input = x as Tensor;
  return { value: input.clone(), gradFunc: (dy: Tensor) => mul(dy, 3) };
});

let last: Tensor | undefined;

const broken: Readonly<Record<string, Network>> = {
  nothing: right,
  order: {
    ...right,
    graph: {
      ...right.graph,
      layers: [...right.graph.layers.slice(1), ...right.graph.layers.slice(0, 1)],
    },
  },
  score: withHalf({ head: (a, bypass) => mul(halves.head(a, bypass), 2) }),
  gradient: withHalf({ head: (a, bypass) => halves.head(wrongGradient(a), bypass) }),
  leak: withHalf({
    trunk: (inputs) => {
      tensor([1]);
      return halves.trunk(inputs);
    },
  }),
  input: withHalf({ trunk: ([x]) => ({ activations: mul(need(x), 2), bypass: [need(x)] }) }),
  bypass: withHalf({
    trunk: ([x]) => {
      last = need(x);
      return { activations: mul(last, 2), bypass: [] };
    },
    // The input of the last run, whatever the activations' batch is.
    head: (a) => mean(mul(a, slice(need(last), 0, 1)), [1, 2]),
  }),
  words: {
    ...right,
    cut: (asked) => {
      if (asked.featureLayer !== 'active') throw new Error('no');
      return halves;
    },
  },
};

for (const [name, network] of Object.entries(broken)) {
  testNetwork({
    name,
    create: () => network,
    inputs: [{ shape: [2, 2, 1], values: [1, 2, 3, 4] }],
    // 2 x^2 is 2 8 18 32; the weight is the mean of x / 4, the map that of 2 x.
    reference: {
      output: [15],
      classIndex: 0,
      map: { shape: [2, 2], values: [1.25, 2.5, 3.75, 5] },
    },
    tolerance: 1e-5,
  });
}

function need(x: Tensor | undefined): Tensor {
  if (x === undefined) throw new RangeError('there is no tensor');
  return x;
}
