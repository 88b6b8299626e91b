import { checkNumber, GradCamError, saidOf } from '@gradcam/errors';
import type { PackageSource } from '@gradcam/models';

/**
 * Refuses a package that does not say exactly what it is.
 *
 * @param source As given by the caller, who may have no types.
 * @throws `BAD_OPTION`
 */
export function checkSource(source: PackageSource): void {
  const { path, integrity, bytes }: Readonly<Record<keyof PackageSource, unknown>> = {
    files: undefined,
    ...source,
  };
  check(source.package, /^(@[^/@]+\/)?[^/@]+@[^/@]+$/, "the package's name", 'name@version');
  check(path, /^/, "the package's path", 'that of a folder or file inside');
  check(
    integrity,
    /^sha512-[0-9A-Za-z+/]{86}==$/,
    "the package's integrity",
    'sha512- and 88 characters, as npm view shows in dist.integrity',
  );
  checkNumber(bytes, { where: "the package's bytes", kind: 'integer', least: 1 });
}

function check(value: unknown, shape: RegExp, what: string, expected: string): void {
  if (typeof value === 'string' && shape.test(value)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `${what} is wrong, got ${saidOf(value)}, expected ${expected}.`,
  );
}
