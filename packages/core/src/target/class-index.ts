import { GradCamError, nearestNames } from '@gradcam/errors';
import type { ClassLabel } from './target.js';

/**
 * Finds the index of a class.
 *
 * A name fits a class whose whole name it is, or one of the names that a comma separates in it ("tabby" fits
 * "tabby, tabby cat"); capitals do not count.
 *
 * @param label An index or a name.
 * @param classNames The names in the order of the output, where the caller gave them.
 * @returns The index; whether the network has such a class shows when its output is there.
 * @throws `UNKNOWN_CLASS_NAME`, `AMBIGUOUS_CLASS_NAME`, `CLASS_NAMES_MISSING`
 */
export function classIndex(label: ClassLabel, classNames: readonly string[] | undefined): number {
  if (typeof label === 'number') return label;
  if (classNames === undefined) {
    throw new GradCamError(
      'CLASS_NAMES_MISSING',
      `the class "${label}" is given by name and no names are known; give options.classNames, or the class index.`,
    );
  }
  const fits = indexesNamed(label, classNames);
  const [first, ...others] = fits;
  if (first === undefined) {
    const nearest = nearestNames(label, classNames.flatMap(namesIn), 5).map((name) => `"${name}"`);
    throw new GradCamError(
      'UNKNOWN_CLASS_NAME',
      `no class is called "${label}"; the nearest names are ${nearest.join(', ')}.`,
    );
  }
  if (others.length > 0) {
    throw new GradCamError(
      'AMBIGUOUS_CLASS_NAME',
      `${fits.length} classes are called "${label}", with the indexes ${fits.join(', ')}; give the index.`,
    );
  }
  return first;
}

/** A class whose whole name it is goes before classes that have it among their names. */
function indexesNamed(label: string, classNames: readonly string[]): number[] {
  const wanted = label.trim().toLowerCase();
  const names = classNames.map((name) => name.toLowerCase());
  const where = (fits: (name: string) => boolean) =>
    names.flatMap((name, index) => (fits(name) ? [index] : []));
  const whole = where((name) => name.trim() === wanted);
  return whole.length > 0 ? whole : where((name) => namesIn(name).includes(wanted));
}

/** The names that a comma separates in one. */
function namesIn(name: string): string[] {
  return name.split(',').map((part) => part.trim());
}
