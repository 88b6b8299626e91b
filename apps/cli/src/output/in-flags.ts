/**
 * Names an option of the library, in a sentence of its, as the command's.
 *
 * @param sentence Like `… name another with the option preprocessing.`
 * @returns The sentence, with `--preprocessing`.
 */
export function inFlags(sentence: string): string {
  return sentence
    .replace(/\bsign: '(\w+)'/g, '--sign $1')
    .replace(/\bthe option (labels|preprocessing)\b/g, '--$1');
}
