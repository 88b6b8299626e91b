import { GradCamError } from '@gradcam/errors';

/**
 * Reads `labels.json`: a list of class names.
 *
 * @param text The file.
 * @returns The names in order.
 * @throws `MODEL_BROKEN`
 */
export function parseNames(text: string): string[] {
  const names = parse(text);
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  throw new GradCamError(
    'MODEL_BROKEN',
    'labels.json is not a list of class names; fetch the model again.',
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
