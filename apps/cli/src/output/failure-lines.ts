import { GradCamError } from '@gradcam/errors';
import { inFlags } from './in-flags.js';

/**
 * Says why the command failed. A typed error is a sentence for the user, who called this command and no function of ours; anything else is our
 * fault, and its trace helps to find it.
 *
 * @param error What was thrown.
 * @returns Lines.
 */
export function failureLines(error: unknown): string[] {
  if (error instanceof GradCamError) return [`gradcam: ${inFlags(error.sentence)}`];
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  // The stack begins with the message, whose lines are not frames.
  const trace = error instanceof Error ? (error.stack ?? '').replace(error.message, '') : '';
  const frames = trace.split('\n').filter((line) => /^\s+at /.test(line));
  return [`gradcam failed unexpectedly: ${message}`, ...frames];
}
