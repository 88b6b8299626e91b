import { GradCamError } from '@gradcam/errors';
import { namesInJson } from './names-in-json.js';
import { namesInLines } from './names-in-lines.js';
import { namesInTable } from './names-in-table.js';

/**
 * Reads class names out of a file: text with a name a line, JSON, CSV, the `metadata.json` of Teachable Machine.
 *
 * @param text The text.
 * @param name The name of the file; its ending says the kind, else the text does.
 * @returns The names in order.
 * @throws `MODEL_BROKEN` for a file without names, or with one that is missing
 */
export function parseLabelFile(text: string, name: string): string[] {
  const content = text.replace(/^\uFEFF/, '');
  const names = namesOf(content, name).map((each) => each.trim());
  const empty = names.indexOf('');
  if (names.length > 0 && empty < 0) return names;
  const what =
    names.length === 0
      ? 'holds no class names'
      : `has no name for the class ${empty} of ${names.length}`;
  throw new GradCamError(
    'MODEL_BROKEN',
    `"${name}" ${what}, expected a name a line, a list in JSON or a table in CSV, one name for each class in order.`,
  );
}

function namesOf(text: string, name: string): string[] {
  // A server without the file may answer with a page.
  if (text.trimStart().startsWith('<')) return [];
  if (/\.json$/i.test(name) || /^\s*[[{]/.test(text)) return namesInJson(text);
  if (/\.(csv|tsv)$/i.test(name)) return namesInTable(text);
  return namesInLines(text);
}
