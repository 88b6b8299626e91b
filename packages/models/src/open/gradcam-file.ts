import { calledAs, checkKind, isObject } from '@gradcam/errors';
import type { OpenedModel } from './opened-model.js';

/**
 * Writes what is known of a model as the content of a `gradcam.json`, which `openModel` reads where it lies beside the model: what had to be assumed once
 * can be corrected there, and need not be said again.
 *
 * @param opened A model that was opened.
 * @returns JSON with `title`, `labels` and `preprocessing`, as far as they are known.
 * @throws `BAD_OPTION` for what is not an opened model
 *
 * @example
 * ```ts
 * const opened = await openModel('./my-model', { preprocessing: 'torch' });
 * await writeFile('./my-model/gradcam.json', gradcamFile(opened));
 * ```
 */
export function gradcamFile(
  opened: Pick<OpenedModel, 'title' | 'classNames' | 'preprocessing'>,
): string {
  return calledAs('gradcamFile', () => {
    checkKind(
      isObject(opened) && typeof opened.title === 'string',
      opened,
      'this is not an opened model',
      'the result of openModel',
    );
    const { title, classNames: labels, preprocessing } = opened;
    return `${JSON.stringify({ title, labels, preprocessing }, null, 2)}\n`;
  });
}
