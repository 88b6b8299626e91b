import { existsSync, realpathSync } from 'node:fs';
import { GradCamError } from '@gradcam/errors';
import type { MapArguments, OutputArguments } from '../arguments/request.js';
import type { PictureSource } from '../pictures/list-pictures.js';
import type { OutputPlace } from './output-place.js';
import { plannedFiles } from './planned-files.js';

/**
 * Refuses to write over a picture that is explained, by whichever name: with `--force` the photo would be lost.
 *
 * @param place The place of the output.
 * @param sources The pictures.
 * @param given The parsed arguments.
 * @throws `BAD_OPTION`
 */
export function keepPictures(
  place: OutputPlace,
  sources: readonly PictureSource[],
  given: MapArguments & OutputArguments,
): void {
  if (!('file' in place)) return;
  const pictures = new Set(
    sources.flatMap(({ name, kind }) => (kind === 'file' ? real(name) : [])),
  );
  const replaced = plannedFiles(place.file, given).find(({ path }) =>
    real(path).some((each) => pictures.has(each)),
  );
  if (replaced === undefined) return;
  throw new GradCamError(
    'BAD_OPTION',
    `--output would replace the picture itself, got "${replaced.path}"; name another file.`,
  );
}

/** The path of a file that is there, without links. */
function real(path: string): string[] {
  return existsSync(path) ? [realpathSync(path)] : [];
}
