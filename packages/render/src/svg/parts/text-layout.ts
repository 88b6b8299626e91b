import { escapeText } from '@gradcam/errors';
import { element } from './element.js';

/**
 * Estimates the width of a text without a font. A letter counts 0.6 of the font size, one of the wide scripts of East Asia all of it.
 *
 * @param text One line.
 * @param fontSize In pixels.
 * @returns In pixels.
 */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.6;
  return width * fontSize;
}

/**
 * Breaks a text into lines that fit a width; a word that is too long alone is cut, with an ellipsis.
 *
 * @param text The text.
 * @param width In pixels.
 * @param fontSize In pixels.
 * @returns The lines; none for a text without words.
 */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  // A percent sign stays with its number.
  const words = text.replace(/(\d) %/g, '$1\u00A0%').split(/[ \t\n\r]+/);
  for (const word of words.filter((part) => part !== '')) {
    const last = lines.at(-1);
    const longer = `${last ?? ''} ${word}`;
    if (last !== undefined && textWidth(longer, fontSize) <= width)
      lines[lines.length - 1] = longer;
    else lines.push(shortened(word, width, fontSize));
  }
  return lines;
}

/**
 * Draws lines of text below one another.
 *
 * @param lines The lines.
 * @param x The line's anchor, in pixels.
 * @param y The first line's base line, in pixels.
 * @param fontSize In pixels; a line is 1.3 of it high.
 * @param anchor The part of a line that lies at x.
 * @returns Markup.
 */
export function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  fontSize: number,
  anchor: 'start' | 'middle' | 'end' = 'middle',
): string {
  return lines
    .map((line, index) =>
      element(
        'text',
        { x, y: y + 1.3 * fontSize * index, 'font-size': fontSize, 'text-anchor': anchor },
        escapeText(line),
      ),
    )
    .join('');
}

/**
 * Keeps the first lines of a text, with an ellipsis where there are more.
 *
 * @param lines The lines.
 * @param count How many are kept.
 * @returns The lines.
 */
export function firstLines(lines: readonly string[], count: number): string[] {
  const kept = lines.slice(0, count);
  const last = kept.at(-1);
  if (last !== undefined && lines.length > count) kept[count - 1] = `${last.slice(0, -1)}…`;
  return kept;
}

function shortened(word: string, width: number, fontSize: number): string {
  if (textWidth(word, fontSize) <= width) return word;
  let kept = '';
  for (const character of word) {
    if (textWidth(`${kept}${character}…`, fontSize) > width) break;
    kept += character;
  }
  return `${kept}…`;
}
