import { fileURLToPath } from 'node:url';
import { checkModel } from '../arguments/check/check-model.js';
import { checkReport } from '../arguments/check/check-report.js';
import { checkOffline } from '../arguments/check/check-offline.js';
import { checkTogether } from '../arguments/check/check-together.js';
import type { Arguments } from '../arguments/request.js';
import { keepPictures } from '../files/keep-pictures.js';
import { outputPlace, type OutputPlace } from '../files/output-place.js';
import { quieter, type Terminal } from '../output/terminal.js';
import { listPictures, type PictureSource } from '../pictures/list-pictures.js';

/**
 * Checks what `gradcam explain` is asked for, before anything is loaded.
 *
 * @param given The parsed arguments.
 * @param terminal The terminal to write to.
 * @returns Does it, and gives the exit code.
 * @throws `BAD_OPTION`
 */
export async function explain(
  given: Arguments,
  terminal: Terminal,
): Promise<() => Promise<number>> {
  checkModel(given);
  checkOffline(given, given.pictures);
  checkReport(given);
  await checkTogether(given);
  const sample = fileURLToPath(new URL('../dog-and-cat.jpg', import.meta.url));
  const sources = await listPictures(given.pictures.length === 0 ? [sample] : given.pictures);
  const place = outputPlace(given, sources.length);
  keepPictures(place, sources, given);
  return () => explained(sources, given, place, terminal);
}

async function explained(
  sources: readonly PictureSource[],
  given: Arguments,
  place: OutputPlace,
  terminal: Terminal,
): Promise<number> {
  const { explainPictures } = await import('../explain/explain-pictures.js');
  const words = quieter(terminal, given);
  const failures = await explainPictures(sources, {
    given,
    place,
    words,
    json: terminal.print,
    reported: [],
  });
  if (failures === 0) return 0;
  return failures === sources.length ? 1 : 3;
}
