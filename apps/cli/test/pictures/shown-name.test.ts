import { expect, it } from 'vitest';
import { shownName } from '../../src/pictures/shown-name.js';

it.each([
  ['photos/my photo.jpg', 'my photo.jpg'],
  ['https://example.org/a/my%20photo.jpg?size=2', 'my photo.jpg'],
  ['https://example.org/a%zz.jpg', 'a%zz.jpg'],
  ['-', 'standard input'],
])('shows %s as %s', (name, shown) => {
  expect(shownName(name)).toBe(shown);
});
