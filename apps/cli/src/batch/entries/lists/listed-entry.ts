import { readLabel } from '../../../annotations/read-label.js';
import type { Entry } from '../entry.js';
import type { SourceFile } from '../file/source-file.js';
import { nameBelow } from '../name-below.js';
import { nothing } from '../nothing.js';
import { orProblem } from '../or-problem.js';
import type { Row } from './row-of.js';

/**
 * Makes an entry of a row of a list; of one that is wrong an entry that says so.
 *
 * @param row The row.
 * @param row.picture As the list has it.
 * @param row.label As the list has it.
 * @param list Tells where its pictures are.
 * @param where Its place, such as `list.csv:7`.
 * @returns The entry.
 */
export function listedEntry(
  { picture, label }: Row,
  list: Pick<SourceFile, 'beside'>,
  where: string,
): Entry {
  if (typeof picture !== 'string' || picture.trim() === '')
    return nothing(where, 'BAD_REGION', `${where} names no picture; add it, or leave it out.`);
  return orProblem(picture, () => {
    const name = nameBelow(picture.trim());
    const from = list.beside(name);
    if (label === undefined || label === null || label === '') return { name, from };
    return orProblem(where, () => ({ name, label: readLabel(label, where), from }));
  });
}
