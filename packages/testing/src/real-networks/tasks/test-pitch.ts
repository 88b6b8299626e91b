import { gradCAM } from '@gradcam/core';
import { mean, neg, slice, sum, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { madeBefore } from '../../assertions/made-before.js';
import sound from '../../reference/tasks/sound.json' with { type: 'json' };
import { named } from '../../report/test-id.js';
import { sharedTrunk, type SharedTrunk } from '../shared-trunk.js';
import { pitchNet } from '../task-networks.js';
import { expectReferenceMap } from './expect-reference-map.js';
import type { TasksContract } from './tasks-contract.js';

/**
 * Tests Basic Pitch by the notes of tones.
 *
 * @param contract How to get at the model, and the tolerance.
 */
export function testPitch({ load, tolerance }: TasksContract): void {
  describe('Basic Pitch, the notes of a recording', { meta: { part: 'pitch' } }, () => {
    const model = madeBefore(() => load(pitchNet));
    const shared = madeBefore(() => Promise.resolve(sharedTrunk(model())));
    testSureTones(shared);
    testNoteA4(shared, tolerance);
  });
}

function testSureTones(shared: () => SharedTrunk): void {
  describe('the notes of sure tones', () => {
    // Four of the 88 notes, from low to high; each has a score above a half.
    it.each([15, 31, 51, 67])(
      'have a map by the method that fits the head: %i',
      named('auto-method'),
      (note) =>
        shared().withoutLeak(async () => {
          const hertz = 440 * 2 ** ((note - 48) / 12);
          const x = wave((at) => Math.sin((2 * Math.PI * hertz * at) / 22_050) / 2);
          const ofNote = (notes: Tensor) => mean(slice(notes, [0, note], [-1, 1]));
          const options = { reductionLayer: 'Identity_1', outputUpsampling: 'none' } as const;
          const averaged = await gradCAM(shared().network, x, ofNote, options);
          const fitting = await gradCAM(shared().network, x, ofNote, {
            ...options,
            method: 'auto',
          });
          expect(averaged.explained[0]?.score).toBeGreaterThan(0.5);
          expect(averaged.selection.warnings.map(({ code }) => code)).toEqual(['head-not-pooled']);
          expect([fitting.method, fitting.selection.warnings]).toEqual(['hi-res-cam', []]);
          const [most, least] = [await maximum(fitting.scoreMap), await maximum(averaged.scoreMap)];
          expect(most).toBeGreaterThan(1e-3);
          expect(least).toBeLessThan(most / 100);
          for (const tensor of [x, averaged.scoreMap, fitting.scoreMap]) tensor.dispose();
        }),
    );
  });
}

function testNoteA4(shared: () => SharedTrunk, tolerance: number): void {
  describe('the note A4 of a tone of 440 Hz', () => {
    const x = madeBefore(() => Promise.resolve(tone()));

    it.each(sound.cases)(
      'has the map of what lowers it at $layer',
      named('lower'),
      ({ layer, ...reference }) =>
        shared().withoutLeak(async () => {
          const a4 = (notes: Tensor) => neg(sum(slice(notes, [0, sound.channel], [-1, 1])));
          const options = { featureLayer: layer, reductionLayer: 'Identity_1' };
          const { scoreMap } = await gradCAM(shared().network, x(), a4, {
            ...options,
            outputUpsampling: 'none',
          });
          await expectReferenceMap(scoreMap, reference, tolerance);
          // Time by pitch does not lie over a signal.
          const kept = await gradCAM(shared().network, x(), a4, options);
          expect(kept.selection.warnings.map(({ code }) => code)).toContain('feature-resolution');
          await expectReferenceMap(kept.scoreMap, reference, tolerance);
        }),
    );
  });
}

/** Two seconds of the note A4 in louder noise, as in `tooling/reference/tasks.py`. */
function tone(): Tensor {
  let state = 1;
  return wave((at) => {
    state = (state * 48_271) % 2_147_483_647;
    const sine = Math.fround(Math.sin((2 * Math.PI * 440 * at) / 22_050) / 2);
    return sine + (state / 2_147_483_647 - 0.5) * 2;
  });
}

function wave(valueAt: (sample: number) => number): Tensor {
  return tensor(
    Array.from({ length: 43_844 }, (_, at) => valueAt(at)),
    [43_844, 1],
  );
}

async function maximum(map: Tensor): Promise<number> {
  return Math.max(...(await map.data()));
}
