import { join, sep } from 'node:path';
import { expect, it } from 'vitest';
import { isOutside } from '../../src/files/is-outside.js';

const folder = join(sep, 'data', 'photos');

it.each([
  [folder, false],
  [join(folder, 'a.jpg'), false],
  [join(folder, '..a', 'b.jpg'), false],
  [join(sep, 'data'), true],
  [join(sep, 'data', 'photos-of-others', 'a.jpg'), true],
  [sep, true],
])('says of %s whether it is outside', (path, expected) => {
  expect(isOutside(folder, path)).toBe(expected);
});
