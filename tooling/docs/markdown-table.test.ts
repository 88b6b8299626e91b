import { expect, it } from 'vitest';
import { markdownTable, mergeRows, readTable, unknown } from './markdown-table.mjs';

const page = `# Page

## Numbers

Words with | a bar.

${markdownTable(
  ['name', 'one', 'two'],
  [
    ['b', '1', '2'],
    ['c', '3', unknown],
  ],
)}

## Others

| name | one |
| ---- | --- |
| z    | 9   |
`;

it('reads the rows of the table under a heading', () => {
  expect(readTable(page, 'Numbers')).toEqual([
    ['b', '1', '2'],
    ['c', '3', unknown],
  ]);
  expect(readTable(page, 'Others')).toEqual([['z', '9']]);
  expect(readTable(page, 'Nothing')).toEqual([]);
});

it('puts what is known now over what was known before, row by row and cell by cell', () => {
  const fresh = [
    ['c', unknown, '4'],
    ['a', '5', unknown],
  ];
  expect(mergeRows(readTable(page, 'Numbers'), fresh)).toEqual([
    ['a', '5', unknown],
    ['b', '1', '2'],
    ['c', '3', '4'],
  ]);
});
