import { selectLayers } from '@gradcam/layer-select';
import { describe, expect, it } from 'vitest';
import { readOnnx } from '../../src/file/read-onnx.js';
import { layersOf } from '../../src/layers/layers-of.js';
import { chosenLayers } from '../nets/chosen-layers.js';
import { nets } from '../nets/nets.js';
import { shapesWithoutWeights } from '../nets/shapes-without-weights.js';

describe('the layers of networks as people have them', () => {
  it('has an expert’s choice of every net', () => {
    const names = nets.map(({ group, name }) => `${group}/${name}`);
    expect(names.sort()).toEqual(Object.keys(chosenLayers).sort());
    for (const { group, name, reference } of nets) {
      const { feature, differs } = chosenLayers[`${group}/${name}`] ?? {};
      if (reference !== undefined && differs === undefined)
        expect(feature, name).toBe(reference.maps[0].featureLayer);
    }
  });

  it.each(nets)('are an expert’s: $group/$name', async ({ group, name, bytes }) => {
    const { graph } = readOnnx(bytes);
    const layers = layersOf(graph, await shapesWithoutWeights(bytes));
    const { featureLayer, reductionLayer, ranking } = selectLayers(layers);
    const { feature, reduction, passed } = chosenLayers[`${group}/${name}`] ?? {};
    expect([featureLayer, reductionLayer]).toEqual([passed ?? feature, reduction]);
    expect(ranking.map((layer) => layer.name)).toContain(feature);
  });
});
