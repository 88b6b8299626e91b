import { GradCamError } from '@gradcam/errors';

/**
 * Reads `labels.json`: a list of class names.
 *
 * @param text The file.
 * @param count The number of names expected.
 * @returns The names in order.
 * @throws `MODEL_BROKEN`
 */
export function parseNames(text: string, count: number): string[] {
  const names = parse(text);
  const areNames = Array.isArray(names) && names.every((name) => typeof name === 'string');
  if (areNames && names.length === count) return names;
  throw new GradCamError(
    'MODEL_BROKEN',
    `labels.json is not the list of the model's class names, got ${areNames ? `${names.length} names` : 'something else'}, expected ${count} names; fetch the model again.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A server without the file may answer with a page.
    return undefined;
  }
}
