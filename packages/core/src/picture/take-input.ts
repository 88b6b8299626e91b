import type { Tensor } from '@tensorflow/tfjs-core';
import { checkPacing } from '../pace/check-pacing.js';
import type { Pacing } from '../pace/pacing.js';
import { checkFormat } from '../space/check-format.js';
import { isPicture, type NetworkData, type PictureInput } from './picture-input.js';
import { pixelsOf } from './pixels-of.js';

/** The order of the inputs' axes, and what ends the call. */
export interface TakingOptions extends Pacing {
  readonly format?: string | readonly string[] | undefined;
}

/**
 * Begins a call: checks what is known before a network is looked at, and reads what a page shows, which may be something else by the time that
 * the rest is loaded.
 *
 * @param x As the caller gave it.
 * @param options As the caller gave them.
 * @returns The same, with pixels in place of pictures; what has none stays, to be refused in its turn.
 * @throws `BAD_OPTION`; the reason of a signal that was aborted before
 */
export async function takeInput(x: NetworkData, options: TakingOptions): Promise<NetworkData> {
  checkFormat(options.format);
  checkPacing(options);
  if (isPicture(x)) return await pixelsOrItself(x);
  if (!isList(x)) return x;
  return await Promise.all(x.map(async (each) => (isPicture(each) ? pixelsOrItself(each) : each)));
}

function isList(x: NetworkData): x is readonly (Tensor | PictureInput)[] {
  return Array.isArray(x);
}

function pixelsOrItself(picture: PictureInput): Promise<PictureInput> {
  return pixelsOf(picture).catch(() => picture);
}
