import { createExplainer, fuseLayers, gradCAM } from '@gradcam/core';
import type { TfjsModel } from '@gradcam/models';
import '@tensorflow/tfjs-backend-cpu';
import { dispose, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import names from '../../nets/zoo/names.json' with { type: 'json' };
import { relativeDifference, withoutLeak } from '../../src/index.js';
import { inputsOfNet } from './inputs-of-net.js';
import { zooInNode } from './zoo-in-node.js';

const formats = ['layers', 'graph'] as const;
let compared = 0;

beforeAll(() => setBackend('cpu'));

async function valuesOf(made: Promise<{ readonly scoreMap: Tensor }>): Promise<Float32Array> {
  const { scoreMap } = await made;
  const values = await scoreMap.data<'float32'>();
  scoreMap.dispose();
  return values;
}

function byMaximum(values: Float32Array): Float32Array {
  const largest = Math.max(...values);
  return largest === 0 ? values : values.map((value) => value / largest);
}

/** The two best layers whose maps can be made, and these. */
async function twoMaps(model: TfjsModel, x: readonly Tensor[], target: number | undefined) {
  const inputShapes = x.map(({ shape }) => shape);
  const { selection } = await createExplainer(model, { inputShapes });
  const maps = new Map<string, Float32Array>();
  for (const { name: featureLayer } of selection.ranking) {
    if (maps.size === 2) break;
    const map = valuesOf(gradCAM(model, x, target, { featureLayer }));
    const values = await map.catch(() => undefined);
    if (values !== undefined) maps.set(featureLayer, byMaximum(values));
  }
  return maps;
}

async function compare(
  model: TfjsModel,
  x: readonly Tensor[],
  target: number | undefined,
): Promise<void> {
  const maps = await twoMaps(model, x, target);
  const [first, second] = [...maps.values()];
  if (first === undefined || second?.length !== first.length) return;
  const featureLayers = [...maps.keys()];
  const fused = await valuesOf(fuseLayers(model, x, target, { featureLayers, fusion: 'mean' }));
  const mean = first.map((value, at) => (value + (second[at] ?? NaN)) / 2);
  expect(relativeDifference(fused, [...mean])).toBeLessThan(1e-4);
  compared += 1;
}

describe('two layers of a net of the zoo, which share a run of the trunk', () => {
  for (const name of names)
    for (const format of formats)
      it(`give the mean of the maps that they give alone: ${name}, a ${format} model`, async () => {
        const net = await zooInNode.readReference(name);
        if (!('feature' in net.formats[format])) return;
        const model = await zooInNode.loadNet(name, format);
        const inputs = inputsOfNet(model, net);
        try {
          await withoutLeak(() => compare(model, inputs, net.target));
        } finally {
          dispose(inputs);
          model.dispose();
        }
      });

  // The others have one layer with a map, or are in one format only.
  it('are compared of most nets', () => {
    expect(compared).toBeGreaterThanOrEqual(140);
  });
});
