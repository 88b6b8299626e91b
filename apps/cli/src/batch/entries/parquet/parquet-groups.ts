import { GradCamError } from '@gradcam/errors';
import { parquetMetadataAsync } from 'hyparquet';
import type { SourceFile } from '../file/source-file.js';
import { asyncBuffer } from './async-buffer.js';

/**
 * Reads how the rows of a Parquet file are grouped.
 *
 * @param file The file.
 * @returns The first row of each group and the one behind its last; undefined in their place where the file cannot be read, as whoever reads its pictures says.
 * @throws `DOWNLOAD_FAILED` where the bucket is lost that it lies in
 */
export async function parquetGroups(
  file: SourceFile,
): Promise<readonly (readonly [from: number, to: number] | undefined)[]> {
  try {
    const { row_groups: groups } = await parquetMetadataAsync(asyncBuffer(file));
    let from = 0;
    return groups.map(({ num_rows: count }) => {
      const rows = [from, from + Number(count)] as const;
      [, from] = rows;
      return rows;
    });
  } catch (cause) {
    if (cause instanceof GradCamError && cause.code === 'DOWNLOAD_FAILED') throw cause;
    return [undefined];
  }
}
