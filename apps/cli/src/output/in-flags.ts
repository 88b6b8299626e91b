/** The names of the library's options, which the command calls otherwise; a name in quotation marks is one of the network's own. */
const flags: readonly (readonly [RegExp, string])[] = [
  [/(?<!['"\w])featureLayers?(?!['"\w])/g, '--feature-layer'],
  [/(?<!['"\w])reductionLayer(?!['"\w])/g, '--reduction-layer'],
  [/\boptions\.classNames\b/g, '--labels'],
  [/\bthe offline option\b/g, '--offline'],
  [/\bthe option (labels|preprocessing)\b/g, '--$1'],
  // A module is nothing that a command takes.
  [/, or give its module as the option runtime/g, ''],
  [/\bthe trunk '(\w+)'/g, '--trunk $1'],
  [/\bsign: '(\w+)'/g, '--sign $1'],
];

/**
 * Names an option of the library, in a sentence of its, as the command's.
 *
 * @param sentence Like `… name another with the option preprocessing.`
 * @returns The sentence, with `--preprocessing`.
 */
export function inFlags(sentence: string): string {
  return flags.reduce((text, [name, flag]) => text.replace(name, flag), sentence);
}
