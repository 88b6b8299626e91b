import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { notWritten } from '../not-written.js';
import { unfinished } from '../unfinished.js';
import { writeDurably } from '../write-durably.js';
import { processStamp } from './process-stamp.js';
import { lockPath, readLocks, recordName, removeLock, type Lock } from './read-locks.js';

/** Each time another run was faster, and has ended already. */
const tries = 10;

/**
 * Takes the folder of a run for this process, so that no other run writes into it. The lock of a process that was killed is taken over.
 *
 * @param out The folder, which is there.
 * @param input The input, which the sentence for another run names.
 * @returns Gives it back.
 * @throws `FILE_NOT_WRITTEN` where another run has it, or may have it on another machine
 */
export async function lockFolder(out: string, input: string): Promise<() => void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = readLocks(out);
    requireGone(found, out);
    const path = lockPath(out, 1 + Math.max(0, ...found.map(({ number }) => number)));
    if (!(await place(out, path, input))) continue;
    // The list may have been old: then another run has a lock of another number, and one of both sees it here.
    const others = readLocks(out).filter((lock) => lock.path !== path);
    try {
      requireGone(others, out);
    } catch (cause) {
      removeLock(path);
      throw cause;
    }
    for (const other of others) removeLock(other.path);
    return () => {
      removeLock(path);
    };
  }
  throw held(
    `other runs begin in "${out}" again and again; name another folder with --out for each`,
  );
}

/** By a rename, which one of all that try succeeds with; false for the others. */
async function place(out: string, path: string, input: string): Promise<boolean> {
  const half = join(out, unfinished, randomUUID());
  const record = { ...processStamp(), since: new Date().toISOString(), input };
  try {
    await mkdir(half, { recursive: true });
    await writeDurably(join(half, recordName), JSON.stringify(record));
    await rename(half, path);
    return true;
  } catch (cause) {
    // The run that has the lock may have cleared up what was made ready here.
    const isOvertaken = existsSync(path) || !existsSync(half);
    removeLock(half);
    if (isOvertaken && !isFull(cause)) return false;
    throw notWritten(path, cause);
  }
}

function isFull(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
}

function requireGone(locks: readonly Lock[], out: string): void {
  const lock = locks.find(({ state }) => state !== 'gone');
  if (lock === undefined) return;
  const { record, path, state } = lock;
  if (record === undefined)
    throw held(
      `"${path}" is the lock of a run, got nothing that says of which; if no run writes into "${out}", delete it, and go on with --resume`,
    );
  const { pid, host, since, input } = record;
  const run = `process ${pid} on ${host}, which explains "${input}" since ${since}`;
  throw held(
    state === 'runs'
      ? `another run writes into "${out}": ${run}; wait for it or stop it, and go on with --resume, or name another folder with --out`
      : `another run writes into "${out}", or did so until it was killed: ${run}, where this machine cannot see whether it still runs; if it does not, delete "${path}", and go on with --resume, or name another folder with --out`,
  );
}

function held(sentence: string): GradCamError {
  return new GradCamError('FILE_NOT_WRITTEN', `${sentence}.`);
}
