import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { readNets, readOurs, readPeers } from './evaluation/committed.mjs';
import { partNames } from './evaluation/open-part.mjs';
import { evaluationPage } from './evaluation/page.mjs';

it('is what the measured numbers say', async () => {
  const data = Object.fromEntries(
    partNames.map((part) => [part, { ours: readOurs(part), peers: readPeers(part) }]),
  );
  const page = await format(evaluationPage(readNets(), data), {
    parser: 'markdown',
    printWidth: 100,
  });
  expect(readFileSync(new URL('../../docs/evaluation.md', import.meta.url), 'utf8')).toBe(page);
});
