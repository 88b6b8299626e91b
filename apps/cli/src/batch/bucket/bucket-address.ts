import { GradCamError } from '@gradcam/errors';

/** A part of a bucket, as the command line names it. */
export interface BucketAddress {
  readonly bucket: string;
  /** In front of the keys of all that lies there: empty, or with a slash at its end. */
  readonly prefix: string;
}

/** The place of an object: its bucket, its key and its service. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
  /** The service, where it is not that of AWS. */
  readonly endpoint?: string;
}

/**
 * Reads the address of a part of a bucket. Its prefix is that of a folder, as it stands: nothing in it is decoded.
 *
 * @param input Like `s3://bucket/prefix`.
 * @returns The bucket and the prefix.
 * @throws `BAD_OPTION` for an address without a bucket
 */
export function bucketAddress(input: string): BucketAddress {
  const [, bucket = '', path = ''] = /^s3:\/\/([^/]*)\/?(.*)$/is.exec(input) ?? [];
  if (!/^[\w.-]{3,255}$/.test(bucket))
    throw new GradCamError(
      'BAD_OPTION',
      `"${input}" names no bucket, got "${bucket}", expected s3://bucket/prefix; check the address.`,
    );
  return { bucket, prefix: path === '' || path.endsWith('/') ? path : `${path}/` };
}

/**
 * Writes an address in its one form.
 *
 * @param address The bucket and the prefix.
 * @returns The address, like `s3://bucket/prefix/`.
 */
export function addressText({ bucket, prefix }: BucketAddress): string {
  return `s3://${bucket}/${prefix}`;
}

/**
 * Names an object below an address.
 *
 * @param address The bucket and the prefix.
 * @param name The rest of its key.
 * @param endpoint The service, where it is not that of AWS.
 * @returns The object.
 */
export function objectBelow(
  { bucket, prefix }: BucketAddress,
  name: string,
  endpoint: string | undefined,
): ObjectPlace {
  const place = { bucket, key: `${prefix}${name}` };
  return endpoint === undefined ? place : { ...place, endpoint };
}
