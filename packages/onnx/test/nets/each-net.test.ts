import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { pullDistance } from '../pullback/pull-distance.js';
import { testCuts } from '../session/test-cuts.js';
import { chosenLayers } from './chosen-layers.js';
import { deepCuts } from './deep-cuts.js';
import { expectMapOfPytorch } from './expect-map-of-pytorch.js';
import { nets, type Reference } from './nets.js';
import { openedNet, type OpenNet } from './opened-net.js';

beforeAll(() => setBackend('cpu'));

// To open a network takes longer than most of its tests: those that need no fresh one share it.
describe.each(nets)('the network $group/$name', (net) => {
  const title = `${net.group}/${net.name}`;
  const opened = openedNet(net);
  if (net.reference !== undefined) testMaps(title, net.reference, opened);
  testGradients(title, opened);
  // Those of the others are among the slow tests.
  if (net.group !== 'light') testCuts(title, opened);
});

function testMaps(title: string, reference: Reference, opened: () => OpenNet): void {
  const [chosen, ...others] = reference.maps;

  it('has the map of PyTorch, at a layer that nobody named', async () => {
    const { featureLayer, reductionLayer } = await expectMapOfPytorch(
      opened().network,
      reference,
      chosen,
    );
    const { feature, reduction } = chosenLayers[title] ?? {};
    expect([featureLayer, reductionLayer]).toEqual([feature, reduction]);
  });

  // Inside the block of a ConvNeXt, between two Transposes, and inside that of a Swin channels are last, at its convolution they are first.
  it.each(others)('has the map of PyTorch, at $module', async (expected) => {
    await expectMapOfPytorch(opened().network, reference, expected, expected.featureLayer);
  });
}

/** The gradients of ONNX Runtime are held against those of TensorFlow.js. */
function testGradients(title: string, opened: () => OpenNet): void {
  /** Relative to the largest number. */
  const tolerance = 1e-5;
  const { feature = '', reduction = '' } = chosenLayers[title] ?? {};
  // The deep cuts of Swins lie within a window, and a network takes windows for samples.
  const cuts = { ...deepCuts, 'dynamo/swin': 'node_add_21', 'dynamo/swin-timm': 'node_add_21' };
  const deep = new Map(Object.entries(cuts)).get(title);

  it.each([feature, ...(deep === undefined ? [] : [deep])])(
    'has the gradient of TensorFlow.js, at %s',
    async (layer) => {
      expect(await pullDistance(opened().network, layer, reduction)).toBeLessThan(tolerance);
    },
  );
}

it('has all networks whose layers are known', () => {
  const titles = new Set(nets.map(({ group, name }) => `${group}/${name}`));
  const named = [...Object.keys(chosenLayers), ...Object.keys(deepCuts)];
  expect(named.filter((title) => !titles.has(title))).toEqual([]);
});
