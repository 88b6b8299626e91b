import { join } from 'node:path';
import { expect, it } from 'vitest';
import { overlayPath } from '../src/output/overlay-path.js';

it('names an overlay after the photo and the class', () => {
  expect(overlayPath('photos/chelsea.jpg', 'Egyptian cat')).toBe(
    join('output', 'chelsea-egyptian-cat.png'),
  );
});

it.each([
  ['l'.repeat(251), 'l'.repeat(238)],
  // Three bytes each: 79 of them are 237 bytes.
  ['\u732b'.repeat(83), '\u732b'.repeat(79)],
])('cuts a name that leaves no room for the class', (photo, kept) => {
  // 255 bytes, less the 8 of "-cat.png" and the 9 of "-concepts".
  expect(overlayPath(`${photo}.png`, 'cat')).toBe(join('output', `${kept}-cat.png`));
});

it('cuts the name of a class that leaves no room for anything else', () => {
  expect(overlayPath('photo.png', 'c'.repeat(300))).toBe(
    join('output', `photo-${'c'.repeat(100)}.png`),
  );
});
