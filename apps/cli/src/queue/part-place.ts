import { partsName } from '../batch/record/unfinished.js';

/**
 * Names the file of a chunk's lines, in the folder of the run.
 *
 * @param part The name of the part.
 * @returns The path, with slashes.
 */
export function partPlace(part: string): string {
  return `${partsName}/${part}.jsonl`;
}
