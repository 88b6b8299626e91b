import { parse } from 'csv-parse/sync';
import type { Annotation, ParsedAnnotations } from '../annotation.js';
import { annotationProblem } from '../annotation-problem.js';
import { eachOrProblem } from '../each-or-problem.js';
import { readLabel } from '../read-label.js';
import { headings } from './headings.js';
import { readBox } from './read-box.js';

const sides = ['x', 'y', 'width', 'height'] as const;

/**
 * Reads a table with a heading, a picture a line, or an object a line where there are the columns x, y, width and height.
 *
 * @param text The file.
 * @param name Its name, for sentences.
 * @returns The labels, and the objects where there are boxes.
 */
export function parseCsv(text: string, name: string): ParsedAnnotations {
  const problems: string[] = [];
  const [tables] = eachOrProblem([text], (given) => rowsOf(given, name), problems);
  const [heading = [], ...rows] = tables ?? [];
  const names = heading.map((each) => each.trim().toLowerCase());
  const column = (known: readonly string[]) => names.findIndex((each) => known.includes(each));
  const columns = { picture: column(headings.picture), label: column(headings.label) };
  if (tables !== undefined && columns.picture === -1)
    problems.push(
      `${name} has no column with the names of the pictures, got ${names.join(', ') || 'nothing'}, expected the headings picture and label; add them.`,
    );
  const annotations = eachOrProblem(
    columns.picture === -1 ? [] : rows,
    (row, index) => annotationOf(row, { names, columns, where: `row ${index + 2} of ${name}` }),
    problems,
  );
  return { annotations, problems };
}

function rowsOf(text: string, name: string): readonly (readonly string[])[] {
  try {
    // A row that is too short lacks something, which is said; the others count.
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true, trim: true });
  } catch (cause) {
    throw annotationProblem(
      `${name} is not a table, got "${cause instanceof Error ? cause.message : String(cause)}"; correct the file.`,
    );
  }
}

interface Table {
  /** Of the columns. */
  readonly names: readonly string[];
  readonly columns: { readonly picture: number; readonly label: number };
  readonly where: string;
}

function annotationOf(row: readonly string[], { names, columns, where }: Table): Annotation {
  const picture = row[columns.picture] ?? '';
  if (picture === '')
    throw annotationProblem(`${where} names no picture; add it, or leave the row out.`);
  const text = row[columns.label] ?? '';
  const label = columns.label === -1 ? undefined : readLabel(text, where);
  const [x, y, width, height] = sides.map((side) => row[names.indexOf(side)] ?? '');
  if ([x, y, width, height].every((side) => side === ''))
    return { names: [picture], labels: label === undefined ? [] : [label], objects: [] };
  const numbers = [x, y, width, height].map((side) => (side === '' ? NaN : Number(side)));
  return { names: [picture], labels: [], objects: [{ label, box: readBox(numbers, where) }] };
}
