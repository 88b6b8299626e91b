import { GradCamError } from '@gradcam/errors';
import { archiveName } from '../archives/archive-source.js';

/** The objects of a run, as the command line names them. */
export interface BucketAddress {
  readonly bucket: string;
  /** In front of the keys of all pictures: empty, or with a slash at its end. */
  readonly prefix: string;
}

/**
 * Reads the address of the pictures in a bucket. Its prefix is that of a folder, as it stands: nothing in it is decoded.
 *
 * @param input Like `s3://bucket/prefix`.
 * @returns The bucket and the prefix.
 * @throws `BAD_OPTION` for an address without a bucket, and for that of a list or an archive
 */
export function bucketAddress(input: string): BucketAddress {
  const [, bucket = '', path = ''] = /^s3:\/\/([^/]*)\/?(.*)$/is.exec(input) ?? [];
  if (!/^[\w.-]{3,255}$/.test(bucket))
    throw new GradCamError(
      'BAD_OPTION',
      `"${input}" names no bucket, got "${bucket}", expected s3://bucket/prefix; check the address.`,
    );
  if (archiveName.test(path) || /\.(csv|jsonl|ndjson)$/i.test(path))
    throw new GradCamError(
      'BAD_OPTION',
      `the input in a bucket is a prefix, below which pictures are, got "${input}"; download lists and archives, and name the file.`,
    );
  return { bucket, prefix: path === '' || path.endsWith('/') ? path : `${path}/` };
}
