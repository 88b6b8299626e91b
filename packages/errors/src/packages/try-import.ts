import { calledAs } from '../called-as.js';
import { checkKind } from '../values/check-kind.js';

/** Why a package that need not be there cannot be used. */
export interface ImportProblem {
  /** True if the package is known not to be installed; a bundle does not say. */
  readonly isMissing: boolean;
  /** The first line of what was thrown that says something. */
  readonly reason: string;
  readonly cause: unknown;
}

/** A package, or why there is none. */
export type ImportResult<Package> =
  | { readonly module: Package; readonly problem?: undefined }
  | { readonly module?: undefined; readonly problem: ImportProblem };

/**
 * Loads a package that need not be installed, and tells one that is not from one that is broken.
 *
 * @param name The package.
 * @param load Imports it, so that bundlers see its name.
 * @returns The package, or why there is none.
 * @throws `BAD_OPTION` for what cannot be called
 */
export async function tryImport<Package>(
  name: string,
  load: () => Promise<Package>,
): Promise<ImportResult<Package>> {
  calledAs('tryImport', () => {
    checkKind(
      typeof load === 'function',
      load,
      'there is nothing to load',
      'a function that imports',
    );
  });
  try {
    return { module: await load() };
  } catch (cause) {
    return { problem: { isMissing: isMissing(name, cause), reason: firstLine(cause), cause } };
  }
}

function isMissing(name: string, cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    (cause.code === 'ERR_MODULE_NOT_FOUND' || cause.code === 'MODULE_NOT_FOUND') &&
    cause.message.includes(`'${name}'`)
  );
}

function firstLine(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = message.split('\n').find((text) => text.trim() !== '');
  return line === undefined ? 'no message' : line.trim();
}
