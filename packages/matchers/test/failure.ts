/**
 * Waits for a matcher that fails.
 *
 * @param matching What `expect` gave.
 * @returns The message.
 * @throws Where the matcher passes
 */
export async function failure(matching: Promise<void>): Promise<string> {
  const message = await matching.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (message === undefined) throw new Error('the matcher passed');
  return message;
}
