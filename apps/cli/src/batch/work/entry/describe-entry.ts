import { encodeNpy, encodePicture } from '@gradcam/pictures/node';
import type { Picture } from '@gradcam/pictures';
import type { BatchArguments } from '../../../arguments/request.js';
import { drawMap } from '../../../draw/draw-map.js';
import { withLines } from '../../../draw/with-lines.js';
import type { MeasuredMap } from '../../../explain/measure-map.js';
import { inAscii } from '../../../output/in-ascii.js';
import { boxesOverPicture } from '../../../output/boxes-over-picture.js';
import { inFlags } from '../../../output/in-flags.js';
import type { Entry } from '../../entries/entry.js';
import { fileStem } from '../../record/file-stem.js';
import type { OutFolder } from '../../record/out-folder.js';
import { inRange } from './in-range.js';
import type { Subject } from './map-of-entry.js';
import type { MeasuredMetrics } from './measured-metrics.js';

/** All that was found out about an entry. */
export interface FoundEntry {
  readonly hash?: string | undefined;
  readonly picture: Picture;
  readonly map: MeasuredMap;
  readonly subject: Subject;
  readonly metrics?: MeasuredMetrics | undefined;
}

/**
 * Writes the files of an entry, and then its line, in which nothing depends on when, where or after what it was explained.
 *
 * @param entry The entry.
 * @param found What was found out.
 * @param given The parsed arguments.
 * @param out The folder of the run.
 * @returns A line of JSON in ASCII.
 * @throws `FILE_NOT_WRITTEN`
 */
export async function describeEntry(
  entry: Entry,
  found: FoundEntry,
  given: BatchArguments,
  out: OutFolder,
): Promise<string> {
  const { hash, picture, map, subject, metrics } = found;
  const { width, height } = picture;
  const { method, featureLayers, reductionLayer, warnings } = map.result;
  const sentences = [...warnings.map(({ text }) => inFlags(text)), ...(metrics?.reasons ?? [])];
  return inAscii({
    picture: entry.name,
    label: entry.label,
    hash,
    width,
    height,
    classIndex: subject.classIndex,
    className: subject.className,
    score: subject.score,
    method,
    featureLayers,
    reductionLayer,
    boxes: boxesOverPicture(map.scores, picture),
    metrics: metrics?.values,
    ...(await overlayOf(fileStem(entry), found, given, out)),
    ...(await rawMapOf(fileStem(entry), found, given, out)),
    ...(sentences.length === 0 ? {} : { warnings: sentences }),
  });
}

async function overlayOf(
  stem: string,
  { picture, map }: FoundEntry,
  given: BatchArguments,
  out: OutFolder,
): Promise<{ readonly overlay?: string }> {
  if (!given.overlays) return {};
  const overlay = `overlays/${stem}.jpg`;
  const pixels = withLines(drawMap(picture, map, { ...given, title: false }, false));
  await out.write(overlay, await encodePicture(pixels, 'jpeg'));
  return { overlay };
}

async function rawMapOf(
  stem: string,
  { map: { scores } }: FoundEntry,
  { maps }: BatchArguments,
  out: OutFolder,
): Promise<{ readonly map?: string; readonly mapScale?: number }> {
  if (maps === undefined) return {};
  const map = `maps/${stem}.npy`;
  if (maps === 'float32') {
    await out.write(map, encodeNpy(scores));
    return { map };
  }
  const { data, scale: mapScale } = inRange(scores.data);
  await out.write(map, encodeNpy({ ...scores, data }, 'float16'));
  return { map, mapScale };
}
