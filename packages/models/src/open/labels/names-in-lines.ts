/** Lines of the same kind: the number or the id of a class, then its name, which may be of any characters: a search that fails late takes hours. */
const numbered = /^(\d+)(?:\s*[:;,]\s*|\s+)(.+)$/s;
const withId = /^n\d{8}\s+(.+)$/s;

/**
 * Reads class names, one a line. Numbers that count the lines, as Teachable Machine writes them, and the ids of WordNet are left out.
 *
 * @param text The text.
 * @returns The names in order; an empty line between them is an empty name.
 */
export function namesInLines(text: string): string[] {
  const lines = text
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  if (lines.length === 1 && lines[0] === '') return [];
  return counted(lines) ?? identified(lines) ?? lines;
}

/** The names where each line begins with its number, from 0 or from 1. */
function counted(lines: readonly string[]): string[] | undefined {
  const found = lines.map((line) => numbered.exec(line));
  const first = Number(found[0]?.[1]);
  const areCounted =
    lines.length > 1 &&
    (first === 0 || first === 1) &&
    found.every((match, index) => Number(match?.[1]) === first + index);
  return areCounted ? found.map((match) => match?.[2] ?? '') : undefined;
}

function identified(lines: readonly string[]): string[] | undefined {
  const found = lines.map((line) => withId.exec(line)?.[1]);
  return found.every((name) => name !== undefined) ? found : undefined;
}
