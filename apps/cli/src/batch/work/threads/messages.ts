import type { GradCamErrorCode } from '@gradcam/errors';
import type { Terminal } from '../../../output/terminal.js';
import type { Entry } from '../../entries/entry.js';
import type { Outcome } from '../explainer.js';

/** A message to a thread. */
export type Request = { readonly id: number; readonly entry: Entry } | { readonly close: true };

/** A failure that left a thread: errors of ours would lose their code on the way. */
export type Thrown =
  { readonly code: GradCamErrorCode; readonly sentence: string } | { readonly error: unknown };

/** A message from a thread. */
export type Answer =
  | { readonly id: number; readonly outcome: Outcome }
  | { readonly id: number; readonly thrown: Thrown }
  | { readonly words: Exclude<keyof Terminal, 'isLive'>; readonly text: string };
