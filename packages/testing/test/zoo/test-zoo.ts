import type { Adapter } from '@gradcam/core/adapter';
import { beforeEach, describe, it } from 'vitest';
import names from '../../nets/zoo/names.json' with { type: 'json' };
import { recordDifference } from '../../src/assertions/record-difference.js';
import { checkZooNet } from './check-zoo-net.js';
import type { ZooFormat } from './zoo-net.js';
import type { ZooPlace } from './zoo-place.js';

const formats: readonly ZooFormat[] = ['layers', 'graph'];

/** Which adapter is tested, and how far a map may be off, relative to its maximum. */
interface Tested {
  readonly create: () => Adapter;
  readonly tolerance: number;
}

/**
 * Tests all nets of the zoo: small networks by Keras and the real converter, against TensorFlow in float64.
 *
 * @param tested The adapter and its tolerance.
 * @param place Where the nets are.
 */
export function testZoo({ create, tolerance }: Tested, place: ZooPlace): void {
  const adapter = create();
  const meta = { backend: adapter.name, area: 'zoo' };
  describe(`the zoo on ${adapter.name}`, { meta }, () => {
    // Each time: a net that loses the device must not take the others with it.
    beforeEach(() => adapter.prepare());
    for (const name of names) {
      for (const format of formats) {
        it(
          `has ${name} right as a ${format} model`,
          { meta: { part: name, test: format } },
          async () => {
            const difference = await checkZooNet(place, name, format, tolerance);
            if (difference !== undefined) recordDifference(difference, tolerance);
          },
        );
      }
    }
  });
}
