/**
 * Ends a sentence.
 *
 * @param sentence With or without its full stop.
 * @returns The same with one.
 */
export function fullStop(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
