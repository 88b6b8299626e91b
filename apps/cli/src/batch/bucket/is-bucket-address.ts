/**
 * Tells the address of a bucket from a path.
 *
 * @param name The input or the output of a run.
 * @returns True for `s3://…`.
 */
export function isBucketAddress(name: string): boolean {
  return /^s3:\/\//i.test(name);
}
