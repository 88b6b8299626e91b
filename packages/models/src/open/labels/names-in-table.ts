/** A cell, or what of it comes after its quotes, and what ends it. Every character is looked at once. */
const cell = /([^,;\t\r\n]*)([,;\t]|\r\n|\r|\n|$)/y;
const titles = /^(name|label|class|classname|class_name|display_name|title|category)$/i;
const indexTitles = /^(index|id|class_?id|class_?index|number|#)$/i;

/**
 * Reads class names out of CSV: the column that is called a name, else the last one; in the order of a column of numbers where there is one.
 *
 * @param text The text.
 * @returns The names in order.
 */
export function namesInTable(text: string): string[] {
  const rows = rowsOf(text.trimEnd());
  const [first = []] = rows;
  const isHead = first.some((title) => titles.test(title) || indexTitles.test(title));
  const body = isHead ? rows.slice(1) : rows;
  const [name = first.length - 1] = columnsOf(first, titles);
  const [index = 0] = columnsOf(first, indexTitles);
  const numbers = body.map((row) => Number(row[index] === '' ? NaN : row[index]));
  const lowest = numbers.reduce((least, number) => Math.min(least, number), Infinity);
  const areNumbers = index !== name && numbers.every(Number.isInteger);
  if (!areNumbers) return body.map((row) => row[name] ?? '');
  const byIndex = new Map(
    body.map((row, at) => [(numbers[at] ?? 0) - (lowest === 1 ? 1 : 0), row[name] ?? '']),
  );
  return Array.from({ length: body.length }, (_, at) => byIndex.get(at) ?? '');
}

function columnsOf(head: readonly string[], pattern: RegExp): number[] {
  return head.flatMap((title, column) => (pattern.test(title) ? [column] : []));
}

function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0, end = ','; end !== ''; at = cell.lastIndex) {
    const closed = quotedEnd(text, at);
    const quoted = closed > at ? text.slice(at + 1, closed - 1).replaceAll('""', '"') : '';
    cell.lastIndex = closed;
    const [, rest = '', after = ''] = cell.exec(text) ?? [];
    rows.at(-1)?.push((quoted + rest).trim());
    if (/[\r\n]/.test(after)) rows.push([]);
    end = after;
  }
  return rows;
}

/** The end of what stands in quotes, where two of them are one; the beginning where nothing does. */
function quotedEnd(text: string, begin: number): number {
  let end = begin;
  while (text[end] === '"') {
    const closing = text.indexOf('"', end + 1);
    // A quote that is never closed is a part of the name.
    if (closing < 0) return begin;
    end = closing + 1;
  }
  return end;
}
