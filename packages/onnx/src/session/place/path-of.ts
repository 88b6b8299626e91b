import { GradCamError } from '@gradcam/errors';
import { fileURLToPath } from 'node:url';

/**
 * Finds the path of a file.
 *
 * @param address A path, or the address of a file.
 * @returns The path; undefined for an address on the net.
 * @throws `FILE_NOT_FOUND` for the address of a file that has no path
 */
export function pathOf(address: string | URL): string | undefined {
  const text = String(address);
  try {
    if (/^file:/i.test(text)) return fileURLToPath(text);
  } catch (cause) {
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `the model cannot be read, got the address "${text}", which names no file here; give its path.`,
      { cause },
    );
  }
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text) || /^(data|blob):/i.test(text) ? undefined : text;
}
