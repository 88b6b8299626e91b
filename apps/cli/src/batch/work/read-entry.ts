import { createHash } from 'node:crypto';
import { GradCamError } from '@gradcam/errors';
import type { Picture } from '@gradcam/pictures';
import { readPicture } from '@gradcam/pictures/node';
import type { Entry, Problem } from '../entries/entry.js';
import { readObject } from '../bucket/read/read-object.js';
import { readBelow } from '../entries/read-below.js';
import { problemOf } from './problem-of.js';

/** The picture of an entry, read. */
export interface ReadEntry {
  /** The SHA-256 of the picture's bytes, in hexadecimal, where there are any. */
  readonly hash?: string;
  readonly picture: Picture | Problem;
}

/**
 * Reads and decodes the picture of an entry.
 *
 * @param entry The entry.
 * @returns The picture, or what is wrong with it.
 * @throws Failures that are not the picture's
 */
export async function readEntry(entry: Entry): Promise<ReadEntry> {
  let hash: string | undefined;
  try {
    const bytes = await bytesOf(entry);
    hash = createHash('sha256').update(bytes).digest('hex');
    return { hash, picture: await readPicture(bytes) };
  } catch (cause) {
    const picture = problemOf(cause, entry);
    return hash === undefined ? { picture } : { hash, picture };
  }
}

async function bytesOf({ name, from }: Entry): Promise<Uint8Array> {
  switch (from.kind) {
    case 'file':
      return readBelow(from.root, name);
    case 'object':
      return readObject(from, name);
    case 'bytes':
      return from.bytes;
    case 'nothing':
      throw new GradCamError(from.problem.code, from.problem.message);
  }
}
