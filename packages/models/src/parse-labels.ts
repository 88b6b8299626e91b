import { calledAs, checkKind, GradCamError } from '@gradcam/errors';

// A name too long for a line is written as a sum: 'great white shark, ' + 'Carcharodon carcharias'.
const text = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
const quoted = new RegExp(text, 'g');
const entry = new RegExp(String.raw`^\s*(\d+):\s*(${text}(?:\s*\+\s*${text})*)`, 'gm');

/**
 * Reads the class names out of a label file: a program with an object `{ 0: 'tench, Tinca tinca', … }`. It is read as
 * text, never run.
 *
 * @param text The file.
 * @param count The number of names expected.
 * @returns The names in order.
 * @throws `MODEL_BROKEN` where a name is missing
 */
export function parseLabels(text: string, count: number): string[] {
  return calledAs('parseLabels', () => {
    checkKind(typeof text === 'string', text, 'this is not the text of a label file', 'a string');
    return namesIn(text, count);
  });
}

function namesIn(text: string, count: number): string[] {
  const names: string[] = [];
  for (const [, index, value] of text.matchAll(entry)) {
    const parts = [...(value ?? '').matchAll(quoted)].map(([part]) => part.slice(1, -1));
    names[Number(index)] = parts.join('').replace(/\\(.)/g, '$1');
  }
  const found = Object.keys(names).length;
  if (names.length === count && found === count) return names;
  throw new GradCamError(
    'MODEL_BROKEN',
    `the label file is not complete, got ${found} names, expected ${count}.`,
  );
}
