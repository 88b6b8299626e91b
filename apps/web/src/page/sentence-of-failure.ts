/**
 * Says what failed, for visitors: without the name of the function of the library, which is in front of its sentences.
 *
 * @param reason The thing that was thrown, also in a worker.
 * @returns A sentence that begins with a capital letter.
 */
export function sentenceOfFailure(reason: unknown): string {
  if (!(reason instanceof Error) || reason.name !== 'GradCamError')
    return `Something went wrong: ${String(reason)}`;
  const sentence = reason.message.replace(/^[A-Za-z.]+: /, '');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
