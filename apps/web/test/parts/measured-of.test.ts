import { expect, it } from 'vitest';
import type { Workplace } from '../../src/explore/workplace.js';
import type { Shown } from '../../src/explore/shown.js';
import { measuredOf } from '../../src/files/measured-of.js';

/** A page whose worker answers like this, and what its progress was. */
function pageWith(measure: (id: number, onProgress: (share: number) => void) => Promise<unknown>) {
  const progress: (number | undefined | false)[] = [];
  const place = {
    studio: { measure },
    progress: (share: number | undefined | false) => progress.push(share),
  };
  // Border to the page: of its parts these are all that is used.
  return { place: place as unknown as Workplace, progress };
}
const shown = { explanation: { id: 7 } } as Shown;
const words = { text: 'Measured: …', meaning: 'Insertion: …' };

it('asks for the map that is shown, and shows how far it is, to the end', async () => {
  let late: (share: number) => void = () => undefined;
  const { place, progress } = pageWith((id, onProgress) => {
    expect(id).toBe(7);
    onProgress(0.5);
    late = onProgress;
    return Promise.resolve(words);
  });
  expect(await measuredOf(place, shown)).toEqual(words);
  late(0.9);
  expect(progress).toEqual([0.5, false]);
});

it('says in the report why there are no numbers', async () => {
  const { place, progress } = pageWith(() => Promise.reject(new TypeError('no such file')));
  expect(await measuredOf(place, shown)).toEqual({
    text: 'Not measured. Something went wrong: TypeError: no such file',
    meaning: '',
  });
  expect(progress).toEqual([false]);
});

it('makes no report of a map that was overtaken', async () => {
  const { place } = pageWith(() => Promise.reject(new DOMException('another', 'AbortError')));
  await expect(measuredOf(place, shown)).rejects.toThrow('another');
});
