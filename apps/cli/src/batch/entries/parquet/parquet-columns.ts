import { GradCamError } from '@gradcam/errors';
import { parquetSchema, type FileMetaData } from 'hyparquet';
import { headings } from '../../../annotations/formats/headings.js';

/** The columns of a file that say something of a run. */
export interface ParquetColumns {
  readonly picture: string;
  readonly label: string | undefined;
}

/**
 * Finds the columns with the pictures and with their classes.
 *
 * @param metadata What the file says of itself.
 * @param path The file, for the sentence.
 * @returns Their names.
 * @throws `BAD_OPTION` where no column has pictures
 */
export function parquetColumns(metadata: FileMetaData, path: string): ParquetColumns {
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const found = (words: readonly string[]) =>
    words.flatMap((word) => names.find((name) => name.toLowerCase() === word) ?? [])[0];
  const picture = found(headings.picture);
  if (picture !== undefined) return { picture, label: found(headings.label) };
  throw new GradCamError(
    'BAD_OPTION',
    `${path} has no column with pictures, got ${names.join(', ')}; name it ${headings.picture.join(', ')}.`,
  );
}
