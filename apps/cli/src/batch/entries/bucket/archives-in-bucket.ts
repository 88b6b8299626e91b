import { GradCamError } from '@gradcam/errors';
import picomatch from 'picomatch';
import { isDynamicPattern } from 'tinyglobby';
import { addressText, objectBelow, type ObjectPlace } from '../../bucket/bucket-address.js';
import { objectsBelow } from '../../bucket/objects-below.js';
import type { ObjectState } from '../../bucket/object-state.js';
import { archiveSource } from '../archives/archive-source.js';
import { expandRanges } from '../archives/expand-ranges.js';
import { hashOf } from '../archives/hash-of.js';
import { objectFile } from '../file/object-file.js';
import type { FoundArchive, Source } from '../source.js';

/**
 * Lists the pictures of one archive in a bucket.
 *
 * @param place The archive.
 * @param state Its size and its version.
 * @returns The pictures.
 */
export function archiveInBucket(place: ObjectPlace, state: ObjectState): Source {
  const file = objectFile(place, state);
  return sourceOf(place, file.path, folderOf(place.key), [
    { path: file.name, prefix: '', ...state },
  ]);
}

/**
 * Lists the pictures of several archives in a bucket: of a range of numbers in braces, all of which have to be there, or of a pattern. The part of the bucket
 * that begins as the pattern does is listed once.
 *
 * @param place The archives: a pattern in the place of a key.
 * @returns The pictures.
 * @throws `BAD_OPTION` where one is missing, or none matches; `DOWNLOAD_FAILED` where the bucket is lost
 */
export async function archivesInBucket(place: ObjectPlace): Promise<Source> {
  const { bucket, key: pattern, endpoint } = place;
  const address = `${addressText({ bucket, prefix: '' })}${pattern}`;
  const root = fixedPrefix(pattern);
  const names = expandRanges(pattern.slice(root.length));
  const [patterns, exact] = [names.filter((name) => isDynamicPattern(name)), new Set<string>()];
  for (const name of names) if (!isDynamicPattern(name)) exact.add(name);
  const matches = patterns.map((each) => picomatch(each));
  const found: FoundArchive[] = [];
  const begin = { bucket, prefix: beginOf(pattern, root.length) };
  for await (const { key, ...state } of objectsBelow(begin, endpoint)) {
    const path = key.slice(root.length);
    const isWanted = exact.delete(path) || matches.some((match) => match(path));
    if (isWanted) found.push({ path, prefix: `${path}/`, ...state });
  }
  const [missing] = exact;
  if (missing !== undefined)
    throw new GradCamError(
      'BAD_OPTION',
      `there is no archive "${addressText({ bucket, prefix: root })}${missing}", which the range names; check the range, or take a pattern such as "*.tar" for those that are there.`,
    );
  if (found.length === 0)
    throw new GradCamError('BAD_OPTION', `no archive matches "${address}"; check the path.`);
  // As those of a folder: a bucket orders them by their bytes.
  found.sort((one, other) => (one.path < other.path ? -1 : 1));
  return sourceOf(place, address, root, found);
}

function sourceOf(
  { bucket, endpoint }: ObjectPlace,
  path: string,
  root: string,
  all: readonly FoundArchive[],
): Source {
  const address = { bucket, prefix: root };
  const facts = all.map(({ path: name, size, etag }) => ({ name, size, etag }));
  return archiveSource({
    root: addressText(address),
    said: { path, hash: hashOf(facts), ...(endpoint === undefined ? {} : { endpoint }) },
    all,
    open: (archive) => objectFile(objectBelow(address, archive.path, endpoint), archive),
  });
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/** The part of a pattern in front of the first name that has a sign, as on the disk; all of it where one goes over several names. */
function fixedPrefix(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => isDynamicPattern(part) || part.includes('\\'));
  return parts
    .slice(0, Math.max(first, 0))
    .map((part) => `${part}/`)
    .join('');
}

/** The part in front of the first character that may mean something. */
function beginOf(pattern: string, from: number): string {
  const first = pattern.slice(from).search(/[*?[\]{}()!+@\\]/);
  return pattern.slice(0, from + first);
}
