import type { AnnotatedObject, Label, ParsedAnnotations } from '../annotation.js';
import { annotationProblem } from '../annotation-problem.js';
import { eachOrProblem } from '../each-or-problem.js';

/**
 * Reads a text file of YOLO: in each line the number of a class, and behind it the centre and the size of a box, or the corners of a polygon, in shares of the picture.
 *
 * @param text The file.
 * @param name Its name, for sentences; the picture has the same one, but for the ending.
 * @param classes The names of the classes; without them the numbers are indices of the network's classes.
 * @returns The objects of one picture.
 */
export function parseYolo(
  text: string,
  name: string,
  classes: readonly string[] | undefined,
): ParsedAnnotations {
  const problems: string[] = [];
  const lines = text.split(/\r?\n/).flatMap((line, index) => {
    const words = line.trim().split(/\s+/);
    return words[0] === '' ? [] : [{ words, where: `line ${index + 1} of ${name}` }];
  });
  const objects = eachOrProblem(
    lines,
    ({ words: [first = '', ...rest], where }) => ({
      label: labelOf(first, classes, where),
      ...shapeOf(rest, where),
    }),
    problems,
  );
  return { annotations: [{ names: [name], labels: [], objects }], problems };
}

function labelOf(word: string, classes: readonly string[] | undefined, where: string): Label {
  const index = /^\d{1,9}$/.test(word) ? Number(word) : NaN;
  const label = classes === undefined ? index : (classes[index] ?? NaN);
  if (!Number.isNaN(label)) return label;
  const expected = classes === undefined ? 'a whole number' : `one from 0 to ${classes.length - 1}`;
  throw annotationProblem(
    `${where} does not begin with a class, got ${word}, expected ${expected}; correct the file or its classes.txt.`,
  );
}

function shapeOf(words: readonly string[], where: string): Omit<AnnotatedObject, 'label'> {
  const numbers = words.map(Number);
  const odd = words.find((_, at) => !Number.isFinite(numbers[at]));
  if (odd !== undefined)
    throw annotationProblem(`${where} has "${odd}" in place of a number; correct the file.`);
  const [x = NaN, y = NaN, width = NaN, height = NaN] = numbers;
  if (numbers.length === 4)
    return { box: { x: x - width / 2, y: y - height / 2, width, height, unit: 'share' } };
  if (numbers.length >= 6 && numbers.length % 2 === 0)
    return { outline: { kind: 'polygons', polygons: [numbers], unit: 'share' } };
  throw annotationProblem(
    `${where} is neither a box nor a polygon, got ${words.length} numbers behind the class, expected the four numbers of a box, or three corners or more; correct the file.`,
  );
}
