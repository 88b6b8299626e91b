import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limitsOf } from '../../packages/pictures/src/limits/read-options.js';

const page = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8');

it('says the limits of pictures as they are', () => {
  const said = [
    ...page.matchAll(/^\|[^|]*\| ([\d,]+) [a-z]+ +\| `readPicture\(…, \{ (\w+) \}\)`/gm),
  ];
  const limits = said.map(([, number = '', name = '']) => [
    name,
    Number(number.replaceAll(',', '')),
  ]);
  expect(Object.fromEntries(limits)).toEqual(limitsOf({}));
});
