import { describe, expect, it } from 'vitest';
import {
  energyInBoxMetric,
  pointingGameMetric,
  rankCorrelation,
  structuralSimilarity,
} from '../../src/index.js';
import { expectAgreement, useReferenceNet } from '../reference-net.js';
import reference from '../reference/quantus.json' with { type: 'json' };

const given = useReferenceNet(reference);

describe('Quantus', () => {
  it.each(reference.cases.localisation)(
    'agrees in the pointing game and the mass in the box $box of the map $map',
    async ({ map, box: [x = 0, y = 0, width = 0, height = 0], pointing, mass }) => {
      const sample = { map: given().maps[map], box: { x, y, width, height } };
      expect(await given().measure(sample, pointingGameMetric())).toBe(pointing);
      expectAgreement(await given().measure(sample, energyInBoxMetric), mass);
    },
  );

  it.each(reference.cases.similarity)(
    'agrees in the rank correlation and the structural similarity of maps mixed by $share',
    async ({ share, rank, ssim }) => {
      const [first, second] = await Promise.all(
        ['first', 'second'].map(
          (name) => given().maps[name]?.data() ?? Promise.resolve(new Float32Array()),
        ),
      );
      const mixed = first?.map((value, at) => share * value + (1 - share) * (second?.[at] ?? NaN));
      expectAgreement(rankCorrelation(first ?? [], mixed ?? []), rank);
      expectAgreement(structuralSimilarity(first ?? [], mixed ?? [], 16), ssim);
    },
  );
});
