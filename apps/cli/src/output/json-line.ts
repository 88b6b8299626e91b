import { GradCamError } from '@gradcam/errors';
import type { ExplainedPicture } from '../explain/explain-picture.js';
import type { PlannedFile } from '../files/planned-files.js';
import type { Session } from '../model/session.js';
import { inAscii } from './in-ascii.js';
import { inFlags } from './in-flags.js';
import { jsonOfMap } from './json-of-map.js';
import { jsonOfSession } from './json-of-session.js';

/**
 * Writes what was found out about a picture as one line of JSON.
 *
 * @param explained What was found out.
 * @param session The network.
 * @param files The files that were written.
 * @returns JSON in ASCII, so that no terminal obeys what is in it.
 */
export function jsonLine(
  explained: ExplainedPicture,
  session: Session,
  files: readonly PlannedFile[],
): string {
  const { name, picture, classes, className, prediction, maps, concepts } = explained;
  const { width, height } = picture;
  return inAscii({
    picture: name,
    width,
    height,
    ...jsonOfSession(session),
    classes,
    explained: className,
    maps: maps.map((map) => ({
      ...jsonOfMap(map, picture),
      milliseconds: Math.round(map.milliseconds),
    })),
    ...(concepts === undefined ? {} : { concepts: concepts.lines }),
    files: files.map(({ kind, path }) => ({ kind, path })),
    milliseconds: Math.round(prediction.milliseconds),
  });
}

/**
 * Writes that a picture failed as one line of JSON.
 *
 * @param name The picture, as the user named it.
 * @param error What was thrown.
 * @returns JSON in ASCII.
 */
export function jsonOfFailure(name: string, error: unknown): string {
  const [code, message] =
    error instanceof GradCamError
      ? [error.code, inFlags(error.sentence)]
      : ['UNEXPECTED', error instanceof Error ? error.message : String(error)];
  return inAscii({ picture: name, error: { code, message } });
}
