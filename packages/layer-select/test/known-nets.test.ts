import { describe, expect, it } from 'vitest';
import { selectLayers } from '../src/index.js';
import { knownNets } from './known-nets/known-nets.js';

describe('selectLayers on known networks', () => {
  it.each(knownNets)(
    'finds $featureLayer under $reductionLayer in $name',
    ({ graph, featureLayer, reductionLayer, warnings = [] }) => {
      const selection = selectLayers(graph);
      expect(selection).toMatchObject({ featureLayer, reductionLayer });
      expect(selection.warnings.map(({ code }) => code)).toEqual(warnings);
      expect(selection.ranking[0]?.name).toBe(featureLayer);
      expect(selection.reasons.map((reason) => reason.layer)).toEqual(
        expect.arrayContaining([featureLayer, reductionLayer]),
      );
    },
  );

  it.each(knownNets)('keeps to the named layers in $name', (net) => {
    const { graph, featureLayer, reductionLayer } = net;
    expect(selectLayers(graph, { featureLayer, reductionLayer })).toMatchObject({
      featureLayer,
      reductionLayer,
      reasons: [{ code: 'named' }, { code: 'named' }],
    });
  });
});
