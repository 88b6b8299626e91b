import { posix } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { isDynamicPattern } from 'tinyglobby';
import { pictureEndings } from '../../../pictures/picture-endings.js';
import { bucketAddress } from '../../bucket/bucket-address.js';
import { bucketClient } from '../../bucket/bucket-client.js';
import { objectState } from '../../bucket/object-state.js';
import { archiveName } from '../archives/archive-name.js';
import { objectFile } from '../file/object-file.js';
import { listOf } from '../lists/list-of.js';
import { listSource } from '../lists/list-source.js';
import type { Source } from '../source.js';
import { archiveInBucket, archivesInBucket } from './archives-in-bucket.js';
import { atOnce, bucketSource } from './bucket-source.js';

/**
 * Finds out what the input of a run in a bucket is: a list, an archive or several, or a prefix.
 *
 * @param input Like `s3://bucket/prefix`.
 * @param out Where the run writes; of the same bucket no pictures are looked for there.
 * @param endpoint The service, where it is not that of AWS.
 * @returns The pictures; none is read yet.
 * @throws `BAD_OPTION` for what is no such address, or not there; `BACKEND_UNAVAILABLE` where the client is not installed; `DOWNLOAD_FAILED` where the bucket is lost
 */
export async function openInBucket(
  input: string,
  out: string,
  endpoint: string | undefined,
): Promise<Source> {
  const address = bucketAddress(input);
  const key = address.prefix.replace(/\/$/, '');
  const list = listOf(key);
  refusePicture(input);
  await bucketClient(endpoint);
  if (input.endsWith('/') || (list === undefined && !archiveName.test(key)))
    return bucketSource(address, out, endpoint);
  const { bucket } = address;
  const service = endpoint === undefined ? {} : { endpoint };
  const place = { bucket, key, ...service };
  const state = await objectState(place);
  if (state !== undefined && list !== undefined)
    return { ...(await listSource(objectFile(place, state), list, service)), atOnce };
  if (state !== undefined) return archiveInBucket(place, state);
  if (list === undefined && isDynamicPattern(key)) return archivesInBucket(place);
  throw new GradCamError(
    'BAD_OPTION',
    `there is no "${input}", expected a list, an archive or a prefix in a bucket; check the address and --endpoint, and end a prefix with a slash.`,
  );
}

function refusePicture(input: string): void {
  const isPicture = pictureEndings.includes(posix.extname(input).toLowerCase());
  if (!isPicture || input.endsWith('/')) return;
  throw new GradCamError(
    'BAD_OPTION',
    `"${input}" ends like a picture, expected a prefix, a list or archives in a bucket; name the prefix that the pictures lie below, with a slash at its end, or a list of them. A single picture is for gradcam explain, from the disk.`,
  );
}
