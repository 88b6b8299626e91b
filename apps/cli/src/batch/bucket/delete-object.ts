import type { ObjectPlace } from './bucket-address.js';
import { bucketClient } from './bucket-client.js';
import { isMissing, lostBucket } from './bucket-failure.js';

/**
 * Deletes an object, if it is there.
 *
 * @param place The object.
 * @throws `FILE_NOT_WRITTEN` where the bucket is lost
 */
export async function deleteObject({ bucket, key, endpoint }: ObjectPlace): Promise<void> {
  const { client, commands } = await bucketClient(endpoint);
  try {
    await client.send(new commands.DeleteObjectCommand({ Bucket: bucket, Key: key }));
  } catch (cause) {
    if (!isMissing(cause)) throw lostBucket(bucket, cause, 'written');
  }
}
