import { describe, expect, it } from 'vitest';
import { recordDifference } from '../../assertions/record-difference.js';
import { record } from '../../report/record.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { madeOf, methodNet } from '../../nets/method-net.js';
import type { Contract } from '../contract.js';
import { captumPeer } from './captum.js';
import { gradCamPeer } from './grad-cam.js';
import { differenceFrom } from '../../assertions/difference-from.js';
import { judge } from './judge.js';
import { tfKerasVisPeer } from './tf-keras-vis.js';
import { torchcamPeer } from './torchcam.js';
import type { Compared, Verdict } from './verdict.js';
import { xpliquePeer } from './xplique.js';
import { named } from '../../report/test-id.js';

const cases = [gradCamPeer, torchcamPeer, captumPeer, tfKerasVisPeer, xpliquePeer].flatMap(
  (library) =>
    library.files.flatMap((file) =>
      file.cases.map((each) => ({
        peer: library.name,
        file,
        name: each.option === undefined ? each.method : `${each.method} ${each.option}`,
        about: [
          ['class', each.class],
          ['at', each.layers?.join(', ') ?? each.layer],
          ['by', each.score],
          ['with', each.interpolate ?? each.interpolate_mode],
        ]
          .flatMap(([word, value]) => (value === undefined ? [] : [`${word} ${value}`]))
          .join(' '),
        net: 'conv3/kernel' in file.weights ? 'deep' : 'small',
        verdict: judge(library, each, file),
      })),
    ),
);

type Kind = Verdict['kind'];
const ofKind = <K extends Kind>(kind: K) =>
  cases.flatMap(({ verdict, ...each }) =>
    verdict.kind === kind
      ? // TypeScript does not narrow by a type parameter.
        [{ ...each, verdict: verdict as Extract<Verdict, { kind: K }> }]
      : [],
  );

/**
 * Tests our maps against the other libraries' results for the same nets.
 *
 * @param contract The backend and its tolerance.
 */
export function testPeers({ tolerance }: Contract): void {
  describe('the numbers of other libraries', () => {
    for (const { peer, file, name, about, net, verdict } of ofKind('same')) {
      it(`${peer}: ${name} ${about} of the ${net} net`, named(`${peer}/${name}`), async () => {
        const difference = await differenceOf(file, verdict);
        // A difference of two gradients has fewer digits; the libraries round to float32 on the way.
        const limit = Math.max(name === 'ShapleyCAM' ? 10 * tolerance : tolerance, 1e-4);
        recordDifference(difference, limit);
        record({ comparison: { method: verdict.method, theirs: `${peer} ${name}` } });
        expect(difference).toBeLessThanOrEqual(limit);
      });
    }

    for (const { peer, file, name, about, net, verdict } of ofKind('wrong')) {
      it(`not ${peer}: ${name} ${about} of the ${net} net`, named(`${peer}/${name}`), async () => {
        const difference = await differenceOf(file, verdict);
        const { method, because, atLeast } = verdict;
        record({ comparison: { method, theirs: `${peer} ${name}`, difference, because } });
        expect(difference).toBeGreaterThan(atLeast);
      });
    }

    it('compares every method of theirs, or says why not', named('complete'), () => {
      const reasons = ofKind('left out').map(
        ({ peer, name, verdict: { because } }) => `${peer} ${name}: ${because}`,
      );
      record({ leftOut: [...new Set(reasons)] });
      expect(cases.length).toBe(ofKind('same').length + ofKind('wrong').length + reasons.length);
      expect(reasons.every((reason) => !reason.endsWith(': '))).toBe(true);
    });
  });
}

function differenceOf(
  { weights, input }: (typeof cases)[number]['file'],
  { explain, theirs }: Compared,
): Promise<number> {
  return withoutLeak(async () => {
    const model = methodNet(weights);
    const x = madeOf(input);
    const difference = await differenceFrom(await explain(model, x), theirs);
    for (const each of [x, model]) each.dispose();
    return difference;
  });
}
