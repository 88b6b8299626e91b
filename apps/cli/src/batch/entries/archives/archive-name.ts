/** Matches the names of archives. */
export const archiveName = /\.(tar|tar\.gz|tgz|parquet)$/i;

/**
 * Tells a Parquet file from a tar file.
 *
 * @param name The name of an archive.
 * @returns True for the former.
 */
export function isParquet(name: string): boolean {
  return name.toLowerCase().endsWith('.parquet');
}
