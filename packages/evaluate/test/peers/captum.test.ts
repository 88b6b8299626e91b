import { square, sum, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { madeOf, type MadeTensor } from '../../../testing/src/nets/method-net.js';
import { infidelityMetric, sensitivityMaxMetric } from '../../src/index.js';
import { expectAgreement, useReferenceNet } from '../reference-net.js';
import reference from '../reference/captum.json' with { type: 'json' };

const given = useReferenceNet(reference);

/** A list for each pass, in the order of the input. */
function perturbationsOf(made: MadeTensor): readonly number[][] {
  const values = tidy(() => Array.from(madeOf(made).dataSync()));
  const [passes = 1] = made.shape;
  const count = values.length / passes;
  return Array.from({ length: passes }, (_, pass) =>
    values.slice(pass * count, (pass + 1) * count),
  );
}

describe('Captum', () => {
  it.each(reference.cases.infidelity)(
    'agrees in the infidelity of the map $map, class $class, scaled $normalize',
    async ({ map, class: label, normalize, noise, value }) => {
      const metric = infidelityMetric({ perturbations: perturbationsOf(noise), normalize });
      expectAgreement(await given().measure({ map: given().maps[map], label }, metric), value);
    },
  );

  it.each(reference.cases.sensitivity)('agrees in the sensitivity', async ({ noise, value }) => {
    const metric = sensitivityMaxMetric({ perturbations: perturbationsOf(noise) });
    const explain = (x: Tensor) => tidy(() => sum(square(x), -1));
    expectAgreement(await given().measure({ label: 0 }, metric, { explain }), value);
  });
});
