import type { GradCamErrorCode } from '@gradcam/errors';
import type { NamedModel } from '../config/config.js';
import type { Job } from '../explain/job.js';
import type { Made } from '../explain/made.js';
import type { ModelFacts } from '../explain/open-models.js';

/** The parts that a thread is made of. */
export interface Setup {
  readonly models: readonly NamedModel[];
  readonly offline: boolean;
}

/** A message to a thread, which does one job after the other. */
export type Request = Job;

/** A failure that left a thread: errors of ours would lose their code on the way. */
export type Thrown =
  { readonly code: GradCamErrorCode; readonly sentence: string } | { readonly error: unknown };

/** A message from a thread: once that it is ready, or why it is not, and then the outcome of each job. */
export type Answer =
  | { readonly kind: 'ready'; readonly models: readonly ModelFacts[] }
  | { readonly kind: 'made'; readonly made: Made }
  | { readonly kind: 'thrown'; readonly thrown: Thrown };
