import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM } from '@gradcam/core';
import { networkFromFunctions, type Network } from '@gradcam/core/network';
import {
  fill,
  log,
  mean,
  memory,
  relu,
  sub,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

const first = (numbers: Tensor): number => numbers.dataSync()[0] ?? NaN;

type Head = (activations: Tensor) => Tensor;

/** The score is what the mean of a picture has above one: its slope is a quarter for each pixel, or zero. */
const above: Head = (activations) => relu(sub(mean(activations, [1, 2]), 1));

/** A network whose own engine computes scores as `own`, of which it takes the slope, for a mean, to be what is said. */
function network(head: Head, own: Head, slope: (average: number) => number): Network {
  const functions = networkFromFunctions({
    inputs: [{ name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' }],
    trunk: (x) => x,
    head,
  });
  return {
    graph: functions.graph,
    inputs: functions.inputs,
    cut: (request) => ({
      ...functions.cut(request),
      forward: (activations) => Promise.resolve(tidy(() => own(activations))),
      pull: (activations, _, seed) => {
        const average = tidy(() => first(mean(activations)));
        return Promise.resolve(fill(activations.shape, slope(average) * first(seed)));
      },
    }),
  };
}

const [black, dark, bright] = [
  [0, 0, 0, 0],
  [0, 0, 1, 1],
  [1, 2, 3, 4],
].map((pixels) => tensor(pixels, [2, 2, 1]));

async function mapOf(net: Network, x: Tensor | undefined): Promise<number[]> {
  if (x === undefined) throw new RangeError('there is no such picture');
  const { scoreMap } = await gradCAM(net, x, 0, { outputUpsampling: 'none' });
  const values = [...(await scoreMap.data())];
  scoreMap.dispose();
  return values;
}

it('is not trusted for a gradient of zero, which any engine gets right', async () => {
  const net = network(above, above, (average) => (average > 1 ? 7 : 0));
  expect(await mapOf(net, dark)).toEqual([0, 0, 0, 0]);
  expect(await mapOf(net, bright)).toEqual([0.25, 0.5, 0.75, 1]);
});

it('is asked again after a gradient that is no number', async () => {
  const logarithm: Head = (activations) => log(mean(activations, [1, 2]));
  let heads = 0;
  const counted: Head = (activations) => {
    heads += 1;
    return logarithm(activations);
  };
  const net = network(counted, logarithm, (average) => 1 / (4 * average));
  await expect(mapOf(net, black)).rejects.toMatchObject({ code: 'NOT_FINITE' });
  await mapOf(net, bright);
  heads = 0;
  // A mean of 2.5: a tenth of each pixel.
  expect((await mapOf(net, bright))[3]).toBeCloseTo(0.4, 6);
  expect(heads).toBe(0);
});

it('leaves no tensor where TensorFlow.js cannot differentiate the head', async () => {
  const failing: Head = () => {
    throw new Error('no such kernel');
  };
  const net = network(failing, above, () => 0.25);
  const before = memory().numTensors;
  await expect(mapOf(net, bright)).rejects.toThrow('no such kernel');
  expect(memory().numTensors).toBe(before);
});
