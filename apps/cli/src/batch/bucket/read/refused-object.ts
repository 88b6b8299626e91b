import { GradCamError } from '@gradcam/errors';
import type { ObjectPlace } from '../bucket-address.js';
import { factsOf } from '../bucket-failure.js';
import { objectState } from '../object-state.js';

/** Of each bucket the object that was read last. */
const lastRead = new Map<string, ObjectPlace>();

/**
 * Remembers an object that was read, by which a right that is lost is told from one that was never there.
 *
 * @param place The object.
 */
export function rememberRead(place: ObjectPlace): void {
  lastRead.set(bucketOf(place), place);
}

/**
 * Makes the problem of one picture that the account may not read, while it may read others: the bucket of a run that goes on is asked for the one that was read last.
 *
 * @param place The object.
 * @param name The picture.
 * @param cause What the client threw.
 * @returns The error; undefined where it is another failure, no other object was read, or that one is refused now, too.
 */
export async function refusedObject(
  place: ObjectPlace,
  name: string,
  cause: unknown,
): Promise<GradCamError | undefined> {
  const other = lastRead.get(bucketOf(place));
  if (other === undefined || factsOf(cause).name !== 'AccessDenied') return undefined;
  const state = await objectState(other).catch(() => undefined);
  if (state === undefined || other.key === place.key) return undefined;
  return new GradCamError(
    'FILE_NOT_FOUND',
    `"${name}" cannot be read, got AccessDenied, though others in the bucket can be: ask for the right to read it.`,
  );
}

function bucketOf({ bucket, endpoint }: ObjectPlace): string {
  return JSON.stringify([endpoint, bucket]);
}
