import { gradCAM } from '@gradcam/core';
import '@tensorflow/tfjs-backend-cpu';
import { ones } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectMap } from '../src/assertions/expect-map.js';
import { madeBefore } from '../src/assertions/made-before.js';
import { picture2x2 } from '../src/nets/picture-2x2.js';
import { residualNet } from '../src/nets/residual-net.js';
import { sharedTrunk } from '../src/real-networks/shared-trunk.js';

describe('a trunk that tests share', () => {
  const model = madeBefore(() => Promise.resolve(residualNet()));
  const shared = madeBefore(() => Promise.resolve(sharedTrunk(model())));
  const x = madeBefore(() => Promise.resolve(picture2x2()));
  const runs: string[] = [];
  beforeEach(() => {
    runs.length = 0;
  });
  beforeAll(() => {
    for (const name of ['first', 'branch']) {
      const layer = model().getLayer(name);
      const call = layer.call.bind(layer);
      vi.spyOn(layer, 'call').mockImplementation((...given) => {
        runs.push(name);
        return call(...given);
      });
    }
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });

  it.each([
    // The slopes are 3/4 and three times 9/4, in the mean 15/8. The head runs the branch.
    { layer: 'first', values: [1.875, 3.75, 5.625, 7.5], ran: ['first', 'branch'] },
    { layer: 'branch', values: [0, 0.75, 2.25, 3.75], ran: ['branch'] },
    { layer: 'sum', values: [0.75, 2.25, 4.5, 6.75], ran: ['branch'] },
    { layer: 'sum', values: [0.75, 2.25, 4.5, 6.75], ran: [] },
  ])('goes on from a layer above: at $layer it runs $ran', ({ layer, values, ran }) =>
    shared().withoutLeak(async () => {
      const { scoreMap } = await gradCAM(shared().network, x(), 0, {
        featureLayer: layer,
        outputUpsampling: 'none',
        checkPrediction: false,
      });
      expect(runs).toEqual(ran);
      await expectMap(scoreMap, [2, 2], values, 1e-5);
    }),
  );

  it('runs again from the input for another picture', () =>
    shared().withoutLeak(async () => {
      const another = ones([2, 2, 1]);
      const { scoreMap } = await gradCAM(shared().network, another, 0, {
        featureLayer: 'sum',
        outputUpsampling: 'none',
        checkPrediction: false,
      });
      expect(runs).toEqual(['first', 'branch']);
      await expectMap(scoreMap, [2, 2], [0.75, 0.75, 0.75, 0.75], 1e-5);
      another.dispose();
    }));
});
