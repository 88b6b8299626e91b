import { GradCamError } from '@gradcam/errors';
import type { Sample } from '@gradcam/evaluate';
import type { Picture } from '@gradcam/pictures';
import { readPicture } from '@gradcam/pictures/node';
import { inputFrame } from '../../annotations/region/input-frame.js';
import { regionInInput } from '../../annotations/region/region-in-input.js';
import type { Session } from '../../model/session.js';
import type { SetSample } from './samples-of-set.js';

/** A sample whose picture was read. */
export interface ReadSample {
  readonly sample: SetSample;
  readonly picture: Picture;
}

/** Hears of each sample when it is handed out, and of what is wrong with others. */
export interface SampleListener {
  readonly onSample: (read: ReadSample) => void;
  readonly onProblem: (sample: SetSample, sentence: string) => void;
}

/**
 * Reads a set, picture after picture, as `evaluate` takes it. A picture that cannot be read is left out.
 *
 * @param samples The set.
 * @param session The network.
 * @param listener Hears what is handed out.
 */
export async function* inputSamples(
  samples: readonly SetSample[],
  session: Session,
  listener: SampleListener,
): AsyncGenerator<Sample> {
  for (const sample of samples) {
    const picture = await readOrProblem(sample, listener);
    if (picture === undefined) continue;
    const { preprocessing } = session;
    const x = session.inputOf(picture);
    try {
      const region =
        preprocessing === undefined
          ? {}
          : await regionInInput(
              sample.objects,
              sample.size,
              inputFrame(picture, preprocessing),
              (sentence) => {
                listener.onProblem(sample, sentence);
              },
            );
      listener.onSample({ sample, picture });
      yield { x, label: sample.label, ...region };
    } finally {
      x.dispose();
    }
  }
}

async function readOrProblem(
  sample: SetSample,
  { onProblem }: SampleListener,
): Promise<Picture | undefined> {
  try {
    return await readPicture(sample.picture.file);
  } catch (error) {
    if (!(error instanceof GradCamError)) throw error;
    onProblem(sample, error.sentence);
    return undefined;
  }
}
