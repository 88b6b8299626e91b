import { GradCamError } from '@gradcam/errors';

/**
 * Makes the failure of a run that finds what another one has written meanwhile.
 *
 * @param run The place of both.
 * @returns The error.
 */
export function anotherRun(run: string): GradCamError {
  return new GradCamError(
    'FILE_NOT_WRITTEN',
    `another run writes into "${run}", or has done so since this one began; wait for it or stop it, and go on with --resume, or name another place with --out.`,
  );
}
