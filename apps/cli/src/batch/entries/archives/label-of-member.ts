import { isObject } from '@gradcam/errors';
import { annotationProblem } from '../../../annotations/annotation-problem.js';
import type { Label } from '../../../annotations/annotation.js';
import { readLabel } from '../../../annotations/read-label.js';
import { rowOf } from '../lists/row-of.js';
import type { Member } from './read-member.js';

/**
 * Reads the label of a sample.
 *
 * @param member The file that has it.
 * @returns The name of a class or its index; undefined where an object of JSON has none, as it may describe something else.
 * @throws `BAD_REGION` for what cannot be read
 */
export function labelOfMember({
  path,
  label: kind,
  bytes,
}: Extract<Member, { label: string }>): Label | undefined {
  const text = Buffer.from(bytes).toString('utf8');
  if (kind === 'cls') return readLabel(text, path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw annotationProblem(`${path} is not JSON; correct the file.`);
  }
  const label = isObject(value) ? rowOf(value).label : value;
  return label === undefined || label === null ? undefined : readLabel(label, path);
}
