import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { visibleName } from '@gradcam/errors';
import { preprocess } from '@gradcam/models';
import { loadKnownModel } from '@gradcam/known-models';
import { readPicture } from '@gradcam/pictures/node';
import type { Arguments } from '../arguments/parse-arguments.js';
import { progressText } from '../output/progress-text.js';
import type { Terminal } from '../output/terminal.js';
import { chooseAdapter } from './choose-adapter.js';
import { explainPicture } from './explain-picture.js';

/**
 * Does the command's work: reads, predicts, explains, writes.
 *
 * @param given The parsed arguments.
 * @param terminal The terminal to write to.
 * @throws A `GradCamError` with a sentence that helps.
 */
export async function explainPhoto(given: Arguments, terminal: Terminal): Promise<void> {
  const photo = given.photo ?? fileURLToPath(new URL('../chelsea.png', import.meta.url));
  const adapter = await chooseAdapter(given.backend, terminal.say);
  // The photo first: a wrong path should not wait for a download.
  const picture = await readPicture(photo);

  const { model, spec, classNames, dispose } = await loadKnownModel(given.model, {
    offline: given.offline,
    onProgress: (progress) => {
      terminal.progress(progressText(progress));
    },
  });
  try {
    terminal.print(
      `${visibleName(basename(photo))}, ${picture.width} x ${picture.height}, by ${spec.title} on ${adapter.name}`,
    );
    const x = preprocess(picture, spec);
    try {
      await explainPicture({ photo, picture, x, model, classNames }, given, terminal);
    } finally {
      x.dispose();
    }
  } finally {
    dispose();
  }
}
