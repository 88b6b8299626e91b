import { saidOf } from './said-of.js';

/**
 * Writes a value out, for messages about what is in it.
 *
 * @param value Anything that a program without types may give.
 * @returns JSON, where it can be written so; else as `saidOf` says it.
 */
export function writtenOut(value: unknown): string {
  try {
    // Border to the language: it is typed as if it always gave a text.
    const text = JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'bigint' ? `${part}n` : part,
    ) as string | undefined;
    return text ?? saidOf(value);
  } catch {
    return saidOf(value);
  }
}
