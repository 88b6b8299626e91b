import { posix, sep } from 'node:path';
import { GradCamError } from '@gradcam/errors';

/**
 * Brings a name that a list or an archive has for a picture to its one form.
 *
 * @param given As the list has it.
 * @returns The path below the root, with slashes, without `.` and `..`.
 * @throws `FILE_NOT_FOUND` for what is not below the root: an absolute path, an address, a way out of it
 */
export function nameBelow(given: string): string {
  const slashed = sep === '\\' ? given.replaceAll('\\', '/') : given;
  const name = posix.normalize(slashed);
  const isWithin = name !== '..' && !name.startsWith('../') && name !== '.' && !name.endsWith('/');
  const isPlain = !/^\/|^[a-z][a-z\d+.-]*:|\0/i.test(slashed);
  if (isWithin && isPlain && slashed !== '') return name;
  throw new GradCamError(
    'FILE_NOT_FOUND',
    `"${given}" is not the path of a file below the folder of the input, and nothing else is opened; name it from there.`,
  );
}
