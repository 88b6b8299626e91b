/**
 * Finds two classes by their names.
 *
 * @param names The first words of their names; a pair, or nothing.
 * @param classNames The names of all classes, in the order of the output.
 * @param wanted The class that is to be explained; either when left out.
 * @returns Their indices, the wanted one first; undefined where the network does not have them or another class is wanted.
 */
export function classesNamed(
  names: readonly string[],
  classNames: readonly string[],
  wanted: number | undefined,
): readonly [first: number, second: number] | undefined {
  const known = classNames.map((name) => name.split(',')[0] ?? name);
  const [first = -1, second = -1] = names.map((name) => known.indexOf(name));
  if (first < 0 || second < 0) return undefined;
  if (wanted === second) return [second, first];
  return wanted === undefined || wanted === first ? [first, second] : undefined;
}
