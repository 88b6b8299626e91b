import { GradCamError } from '@gradcam/errors';
import { methodsOf } from '../arguments/check/check-together.js';
import { countMaps } from '../model/count-maps.js';
import type { Session } from '../model/session.js';
import { trunkSession } from '../model/trunk-session.js';
import { failureLines } from '../output/failure-lines.js';
import { jsonOfFailure } from '../output/json-line.js';
import type { PictureSource } from '../pictures/list-pictures.js';
import { readSource } from '../pictures/read-source.js';
import { doPicture } from './do-picture.js';
import { failuresOfPictures } from './failures-of-pictures.js';
import type { Job } from './job.js';
import { writeReport } from './report/write-report.js';

/**
 * Explains pictures, one after the other, with one network, which is loaded when the first picture is there: a wrong path should not wait for a
 * download. A picture that fails does not stop the others.
 *
 * @param sources The pictures.
 * @param job What is done to each.
 * @returns The number of pictures that failed.
 * @throws Where the network cannot be loaded, or cannot do what is asked for.
 */
export async function explainPictures(
  sources: readonly PictureSource[],
  job: Job,
): Promise<number> {
  let session: Session | undefined;
  let failures = 0;
  const maps = countMaps(sources.length, methodsOf(job.given));
  try {
    for (const [index, source] of sources.entries()) {
      if (sources.length > 1) job.words.progress(`Explaining: ${index + 1} of ${sources.length}`);
      const picture = await attempt(source, job, () => readSource(source));
      if (picture === undefined) {
        failures += 1;
        continue;
      }
      const opened = (session ??= await trunkSession(job.given, job.words, picture, maps));
      const named = { name: source.name, picture };
      const done = await attempt(source, job, async () => {
        await doPicture(named, opened, job);
        return true;
      });
      if (done === undefined) failures += 1;
    }
    if (session !== undefined) await writeReport(job, session);
    return failures;
  } finally {
    session?.dispose();
  }
}

/** Says what failed, where it is the picture's failure. */
async function attempt<T>(
  { name }: PictureSource,
  { given, words, json }: Job,
  run: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof GradCamError) || !failuresOfPictures.has(error.code)) throw error;
    failureLines(error).forEach(words.fail);
    if (given.json) json(jsonOfFailure(name, error));
    return undefined;
  }
}
