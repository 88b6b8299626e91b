import { readFileSync } from 'node:fs';
import { methods } from '@gradcam/core/methods';
import { expect, it } from 'vitest';
import { leftOfHead } from './left-of-head.mjs';

const page = readFileSync(new URL('../../docs/methods.md', import.meta.url), 'utf8');
const head = '| method ';

/** The cells of the first table, row by row; a bar within a cell is escaped. */
function tableOf(text: string): string[][] {
  const [table = ''] = text.slice(text.indexOf(head)).split('\n\n');
  const [, , ...rows] = table.trim().split('\n');
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

it('has the card of every method, as the list has it', () => {
  const named = tableOf(page).filter(([, name]) => name !== '-');
  expect(
    named.map(([title, name, , formula, , , departures, left]) => [
      title,
      name,
      formula,
      departures,
      left,
    ]),
  ).toEqual(
    Object.values(methods).map(({ title, paper, name, formula, departures }) => [
      `${title} (${paper})`,
      `\`${name}\``,
      `\`${formula}\``,
      departures,
      leftOfHead(name),
    ]),
  );
});
