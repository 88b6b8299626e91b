import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '@gradcam/errors';
import { stateOf, type ProcessStamp } from './process-stamp.js';

/** The facts that a run says of itself in its lock. */
interface LockRecord extends ProcessStamp {
  /** The start of the run, in ISO 8601. */
  readonly since: string;
  /** The input, as the command line named it. */
  readonly input: string;
}

/** A lock in the folder of a run. */
export interface Lock {
  readonly number: number;
  readonly path: string;
  /** Undefined where it cannot be read. */
  readonly record: LockRecord | undefined;
  readonly state: ReturnType<typeof stateOf>;
}

const prefix = '.lock-';

/** The file in the folder of a lock: a folder is renamed with its content, and over none that has any. */
export const recordName = 'run.json';

/**
 * Names the lock of a number.
 *
 * @param out The folder of the run.
 * @param number The number.
 * @returns Its path.
 */
export function lockPath(out: string, number: number): string {
  return join(out, `${prefix}${number}`);
}

/**
 * Reads the locks in the folder of a run, of which one is in force at most.
 *
 * @param out The folder of the run.
 * @returns The locks, by their numbers.
 */
export function readLocks(out: string): Lock[] {
  const names = readdirSync(out).filter((name) => /^\.lock-\d+$/.test(name));
  const numbers = names.map((name) => Number(name.slice(prefix.length)));
  return numbers.sort((one, other) => one - other).map((number) => readLock(out, number));
}

/**
 * Takes a lock away.
 *
 * @param path The lock.
 */
export function removeLock(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function readLock(out: string, number: number): Lock {
  const path = lockPath(out, number);
  try {
    const record = parsed(readFileSync(join(path, recordName), 'utf8'));
    return { number, path, record, state: record === undefined ? 'unknown' : stateOf(record) };
  } catch (cause) {
    // A lock comes with its content, and loses it before it goes.
    const isGone = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return { number, path, record: undefined, state: isGone ? 'gone' : 'unknown' };
  }
}

function parsed(text: string): LockRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value) || typeof value['pid'] !== 'number') return undefined;
    const words = ['host', 'machine', 'boot', 'start', 'since', 'input'];
    // Border to the file: all fields were looked at.
    return words.every((name) => typeof value[name] === 'string')
      ? (value as unknown as LockRecord)
      : undefined;
  } catch {
    return undefined;
  }
}
