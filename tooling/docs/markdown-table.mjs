/** What a cell holds where nothing is known. */
export const unknown = '–';

/**
 * A table as Markdown; prettier gives it its columns.
 *
 * @param head The titles.
 * @param rows One list of cells each.
 * @returns Lines.
 */
export function markdownTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * The rows of the table under a heading.
 *
 * @param page The whole page.
 * @param heading Without its signs.
 * @returns Lists of cells; empty where there is no such table.
 */
export function readTable(page, heading) {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/**
 * New rows over old ones: what is unknown now is taken from the row that begins with the same cell.
 *
 * @param old Rows as they were.
 * @param fresh Rows as they are.
 * @returns All of them, sorted by their first cells.
 */
export function mergeRows(old, fresh) {
  const rows = new Map(old.map((row) => [row[0], row]));
  for (const row of fresh) {
    const before = rows.get(row[0]) ?? [];
    rows.set(
      row[0],
      row.map((cell, column) => (cell === unknown ? (before[column] ?? unknown) : cell)),
    );
  }
  return [...rows.values()].sort(([a], [b]) => a.localeCompare(b));
}
