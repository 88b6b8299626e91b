import { existsSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { GradCamError, nearestNames } from '@gradcam/errors';
import type { MapArguments, OutputArguments } from '../arguments/request.js';
import { drawnEndings, plannedFiles } from './planned-files.js';

/** The place that files are written to: one that is named, or a folder in which names are made. */
export type OutputPlace = { readonly file: string } | { readonly folder: string };

/**
 * Finds out what `--output` names, and refuses what cannot be written as it is named.
 *
 * @param given The parsed arguments.
 * @param count The number of pictures.
 * @returns The place.
 * @throws `BAD_OPTION` for an ending that is not written, one file for several pictures, and a file that is there
 */
export function outputPlace(given: MapArguments & OutputArguments, count: number): OutputPlace {
  const { output, force } = given;
  if (output === undefined) return { folder: 'output' };
  if (isFolder(output)) return { folder: output };
  requireEnding(output);
  if (count !== 1)
    throw new GradCamError(
      'BAD_OPTION',
      `--output is one file for ${count} pictures, got "${output}", expected a folder; name one, such as "maps".`,
    );
  const taken = plannedFiles(output, given).find(({ path }) => existsSync(path));
  if (taken !== undefined && !force)
    throw new GradCamError(
      'BAD_OPTION',
      `the file "${taken.path}" already exists; name another with --output, or replace it with --force.`,
    );
  return { file: output };
}

/** A name without an ending is that of a folder, which may not be there yet. */
function isFolder(path: string): boolean {
  const isThere = existsSync(path) && statSync(path).isDirectory();
  return isThere || /[\\/]$/.test(path) || extname(path) === '';
}

function requireEnding(path: string): void {
  const ending = extname(path).toLowerCase();
  if (drawnEndings.some((known) => known === ending)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `--output is written by the ending of its name, got "${path}", expected one of ${drawnEndings.join(', ')}, or a folder; the nearest is ${nearestNames(ending, drawnEndings, 1).join()}.`,
  );
}
