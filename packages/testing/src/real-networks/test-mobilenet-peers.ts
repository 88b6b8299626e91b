import { expandDims, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { recordDifference } from '../assertions/record-difference.js';
import { record } from '../report/record.js';
import { captumPeer } from '../contract/peers/captum.js';
import { differenceFrom } from '../assertions/difference-from.js';
import { gradCamPeer } from '../contract/peers/grad-cam.js';
import { judge } from '../contract/peers/judge.js';
import { torchcamPeer } from '../contract/peers/torchcam.js';
import reference from '../reference/peers/mobilenet-v1.json' with { type: 'json' };
import { named } from '../report/test-id.js';
import type { SharedTrunk } from './shared-trunk.js';

const peers = [gradCamPeer, torchcamPeer, captumPeer];

const cases = reference.cases.flatMap((each) => {
  const peer = peers.find(({ name }) => name === each.peer);
  if (peer === undefined) throw new RangeError(`there is no library ${each.peer}`);
  const [file] = peer.files;
  if (file === undefined) throw new RangeError(`${peer.name} has no file`);
  const verdict = judge(peer, { ...each, layer: reference.layer }, file);
  const about = each.interpolate ?? each.score;
  return verdict.kind === 'left out'
    ? []
    : [{ peer: peer.name, name: each.method, about, verdict }];
});

/**
 * Tests our maps against the other libraries' results for MobileNet V1 and the cat.
 *
 * @param tolerance The tolerance that the backend's documentation states.
 * @param get The network and the preprocessed cat, once they are there.
 */
export function testMobileNetPeers(
  tolerance: number,
  get: () => { readonly shared: SharedTrunk; readonly x: Tensor },
): void {
  describe('the numbers of other libraries', () => {
    it.each(cases)('$peer: $name, $about', named('libraries'), async ({ peer, name, verdict }) => {
      const { shared, x } = get();
      const difference = await shared.withoutLeak(async () => {
        const batch = expandDims(x, 0);
        const map = await verdict.explain(shared.network, batch);
        batch.dispose();
        return await differenceFrom(map, verdict.theirs);
      });
      const because = verdict.kind === 'wrong' ? verdict.because : undefined;
      const theirs = `${peer} ${name}`;
      record({ comparison: { method: verdict.method, theirs, difference, because } });
      if (verdict.kind === 'wrong') {
        expect(difference).toBeGreaterThan(verdict.atLeast);
        return;
      }
      const limit = Math.max(name === 'ShapleyCAM' ? 10 * tolerance : tolerance, 1e-4);
      recordDifference(difference, limit);
      expect(difference).toBeLessThanOrEqual(limit);
    });
  });
}
