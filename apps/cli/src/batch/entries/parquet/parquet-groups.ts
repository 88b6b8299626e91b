import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';

/**
 * Reads how the rows of a Parquet file are grouped.
 *
 * @param path The file.
 * @returns The first row of each group and the one behind its last; undefined in their place where the file cannot be read, as whoever reads its pictures says.
 */
export async function parquetGroups(
  path: string,
): Promise<readonly (readonly [from: number, to: number] | undefined)[]> {
  try {
    const { row_groups: groups } = await parquetMetadataAsync(await asyncBufferFromFile(path));
    let from = 0;
    return groups.map(({ num_rows: count }) => {
      const rows = [from, from + Number(count)] as const;
      [, from] = rows;
      return rows;
    });
  } catch {
    return [undefined];
  }
}
