import type { GradCamErrorCode } from '@gradcam/errors';
import type { Entry } from './entry.js';

/**
 * Makes an entry of which no picture can be read.
 *
 * @param name The picture, or its place in the list.
 * @param code The kind of the problem.
 * @param message A sentence.
 * @returns The entry.
 */
export function nothing(name: string, code: GradCamErrorCode, message: string): Entry {
  return { name, from: { kind: 'nothing', problem: { code, message } } };
}
