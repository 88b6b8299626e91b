import { GradCamError, type GradCamErrorCode } from '@gradcam/core';
import { expect } from 'vitest';
import { withoutLeak } from './without-leak.js';

/**
 * Asserts that something fails with a typed error and leaks nothing.
 *
 * @param run The code to run.
 * @param code The expected code.
 * @param message The pattern that the message must match.
 */
export async function expectCode(
  run: () => Promise<unknown>,
  code: GradCamErrorCode,
  message: RegExp,
): Promise<void> {
  await withoutLeak(async () => {
    const error: unknown = await run().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(GradCamError);
    if (!(error instanceof GradCamError)) return;
    expect(error.code).toBe(code);
    expect(error.caller).toBeDefined();
    expect(error.message).toMatch(message);
  });
}
