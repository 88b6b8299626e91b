import type { LayerGraph } from '@gradcam/core/network';
import { expect, it } from 'vitest';
import { drawnLayers } from '../../src/network/open/drawn-layers.js';
import { placeLayers } from '../../src/painter/place-layers.js';

const layer = (name: string, ...inputs: string[]) => ({
  name,
  type: 'Any',
  inputs,
  outputShape: [null, 7, 7, 4],
});

/** A block that is skipped, and a head: only what ends in `relu` or `add` can be explained. */
const graph: LayerGraph = {
  layers: [
    layer('image'),
    layer('scaled', 'image'),
    layer('relu', 'scaled'),
    layer('conv', 'relu'),
    layer('norm', 'conv'),
    layer('conv_relu', 'norm'),
    layer('add', 'relu', 'conv_relu'),
    layer('pool', 'add'),
    layer('dense', 'pool'),
    layer('names', 'dense'),
  ],
  inputs: ['image'],
  outputs: ['names'],
  dataFormat: 'channelsLast',
};
const cards = ['relu', 'conv_relu', 'add'].map((name) => ({ name, size: '', reasons: 'why' }));
const drawn = drawnLayers(graph, cards, 'dense');

it('folds what has no map into the layer that it alone follows, and keeps the connections', () => {
  expect(drawn.map(({ name, folded, inputs }) => [name, folded, inputs])).toEqual([
    ['image', ['scaled'], []],
    ['relu', [], [0]],
    // Another one reads the output of relu, too.
    ['conv', ['norm'], [1]],
    ['conv_relu', [], [2]],
    ['add', ['pool'], [1, 3]],
    ['dense', ['names'], [4]],
  ]);
});

it('says which layers have a map, which one the class is read from, and their sizes', () => {
  expect(drawn.map(({ reasons }) => reasons)).toEqual([
    undefined,
    'why',
    undefined,
    'why',
    'why',
    undefined,
  ]);
  expect(drawn.filter(({ isReduction }) => isReduction).map(({ name }) => name)).toEqual(['dense']);
  expect(drawn[4]?.size).toBe('7 x 7 x 4');
});

it('places layers below those that they read, and leads what skips some past them', async () => {
  const { corners, lines, size, layerSize } = await placeLayers(drawn.map(({ inputs }) => inputs));
  const tops = corners.map(({ y }) => y);
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  // One each, and two for the sum.
  expect(lines.length).toBe(6);
  const skip = lines.find((line) => (line.match(/[ML]/g) ?? []).length > 3) ?? '';
  const [conv = { x: 0 }] = corners.slice(2);
  const across = [...skip.matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x));
  const isBeside = (x: number) => x < conv.x || x > conv.x + layerSize.width;
  expect(across.some(isBeside)).toBe(true);
  expect(size.height).toBeGreaterThan(6 * layerSize.height);
});
