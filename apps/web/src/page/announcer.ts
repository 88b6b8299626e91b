import { isAbort } from './is-abort.js';
import type { Page } from './page.js';
import { sentenceOfFailure } from './sentence-of-failure.js';

/** The voice of the page. */
export interface Announcer {
  /** Says something about what runs. */
  readonly say: (text: string) => void;
  /** Shows how far it is, from 0 to 1; without a number it is not known, and `false` ends it. */
  readonly progress: (share: number | undefined | false) => void;
  /** Runs something that takes a while; errors are shown, what was given up is not. */
  readonly run: (work: Promise<void>) => void;
}

/**
 * Makes the page's voice.
 *
 * @param page The page.
 * @returns The functions that speak.
 */
export function announcer({ status, error, work, progress }: Page): Announcer {
  return {
    say: (text) => {
      status.textContent = text;
    },
    progress: (share) => {
      work.hidden = share === false;
      if (share === undefined || share === false) progress.removeAttribute('value');
      else progress.value = share;
    },
    run: (running) => {
      error.hidden = true;
      running.catch((reason: unknown) => {
        if (isAbort(reason)) return;
        error.hidden = false;
        error.textContent = sentenceOfFailure(reason);
        // It stands above the picture, and what fails may be chosen far below.
        error.scrollIntoView({ block: 'nearest' });
      });
    },
  };
}
