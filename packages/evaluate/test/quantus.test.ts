import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { energyInBoxMetric, pointingGameMetric } from '../src/index.js';
import { expectAgreement, referenceNet, type ReferenceNet } from './reference-net.js';
import reference from './reference/quantus.json' with { type: 'json' };

let given: ReferenceNet;

beforeAll(async () => {
  await setBackend('cpu');
  given = referenceNet(reference);
});

afterAll(() => {
  given.dispose();
});

describe('Quantus', () => {
  it.each(reference.cases.localisation)(
    'agrees in the pointing game and the mass in the box $box of the map $map',
    async ({ map, box: [x = 0, y = 0, width = 0, height = 0], pointing, mass }) => {
      const sample = { map: given.maps[map], box: { x, y, width, height } };
      expect(await given.measure(sample, pointingGameMetric())).toBe(pointing);
      expectAgreement(await given.measure(sample, energyInBoxMetric), mass);
    },
  );
});
