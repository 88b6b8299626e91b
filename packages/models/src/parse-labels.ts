import { calledAs, checkKind, checkNumber, GradCamError } from '@gradcam/errors';

// Written so that every character is looked at once, and no text goes beyond its line.
const text = String.raw`(?:'[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*'|"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*")`;
const quoted = new RegExp(text, 'g');
// A name too long for a line is written as a sum: 'great white shark, ' + 'Carcharodon carcharias'.
const entry = new RegExp(String.raw`^[ \t]*(\d+):[ \t]*(${text}(?:\s*\+\s*${text})*)`, 'gm');

/** More than any label file has: that of ImageNet's 21,841 classes takes a sixth of it. */
const mostCharacters = 4_000_000;

/**
 * Reads the class names out of a label file: a program with an object `{ 0: 'tench, Tinca tinca', … }`. It is read as
 * text, never run.
 *
 * @param text The file.
 * @param count The number of names expected.
 * @returns The names in order.
 * @throws `MODEL_BROKEN` where a name is missing, is there twice or is one too many
 */
export function parseLabels(text: string, count: number): string[] {
  return calledAs('parseLabels', () => {
    checkKind(typeof text === 'string', text, 'this is not the text of a label file', 'a string');
    checkNumber(count, { where: 'the number of class names', kind: 'integer', least: 0 });
    if (text.length > mostCharacters) {
      throw new GradCamError(
        'MODEL_BROKEN',
        `this is not a label file, got ${text.length} characters, expected at most ${mostCharacters}; fetch the model again.`,
      );
    }
    return namesIn(text, count);
  });
}

function namesIn(text: string, count: number): string[] {
  const names = new Map<number, string>();
  for (const [, index, value] of text.matchAll(entry)) {
    if (names.has(Number(index)) || Number(index) >= count) throw wrongIndex(Number(index), count);
    const parts = [...(value ?? '').matchAll(quoted)].map(([part]) => part.slice(1, -1));
    names.set(Number(index), parts.join('').replace(/\\(.)/g, '$1'));
  }
  // As many different indices below the count as the count are all of them.
  if (names.size === count)
    return Array.from({ length: count }, (_, index) => names.get(index) ?? '');
  throw new GradCamError(
    'MODEL_BROKEN',
    `the label file is not complete, got ${names.size} names, expected ${count}; fetch the model again.`,
  );
}

function wrongIndex(index: number, count: number): GradCamError {
  return new GradCamError(
    'MODEL_BROKEN',
    `the label file does not fit the model, got the class ${index}${index < count ? ' twice' : ''}, expected each of 0 to ${count - 1} once; fetch the model again.`,
  );
}
