import { GradCamError } from '@gradcam/errors';
import type { RunFile } from './run-file.js';

/**
 * Refuses to go on with a run by another input or by other settings.
 *
 * @param before The run.
 * @param now What the command line says.
 * @throws `BAD_OPTION`
 */
export function requireSameRun(before: RunFile, now: RunFile): void {
  if (!isSame(before.input, now.input))
    throw refused(`another input, ${said(now.input)}, expected ${said(before.input)}`);
  const names = Object.keys({ ...before.settings, ...now.settings });
  const other = names.find((name) => !isSame(before.settings[name], now.settings[name]));
  if (other !== undefined)
    throw refused(
      `--${other} ${said(now.settings[other])}, expected ${said(before.settings[other])}`,
    );
}

/** Both are of JSON, and made in the same order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function said(value: unknown): string {
  return value === undefined ? 'left out' : JSON.stringify(value);
}

function refused(got: string): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `--resume goes on with the run as it began, got ${got}; give it again, or name another folder with --out.`,
  );
}
