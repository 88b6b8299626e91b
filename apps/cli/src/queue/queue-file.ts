import { randomUUID } from 'node:crypto';
import { isObject } from '@gradcam/errors';
import type { RunStore } from '../batch/record/store/run-store.js';
import { partsName } from '../batch/record/unfinished.js';

/** The facts about a run that lie in its folder while a queue has its chunks. */
export interface QueueFile {
  /** By which chunks, workers and this folder know that they belong together. */
  readonly run: string;
  /** So often the run began or went on: its chunks of each time have other names. */
  readonly starts: number;
}

const name = `${partsName}/queue.json`;

/**
 * Reads the run that the folder is of.
 *
 * @param store The place of the run.
 * @returns The facts; undefined where no queue has chunks of it.
 */
export async function readQueueFile({
  read,
}: Pick<RunStore, 'read'>): Promise<QueueFile | undefined> {
  const text = await read(name);
  try {
    const content: unknown = JSON.parse(text ?? '');
    if (!isObject(content)) return undefined;
    const { run, starts } = content;
    return typeof run === 'string' && typeof starts === 'number' ? { run, starts } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes that a run begins or goes on.
 *
 * @param store The place of the run.
 * @returns The facts.
 * @throws `FILE_NOT_WRITTEN`
 */
export async function nextQueueFile(store: Pick<RunStore, 'read' | 'write'>): Promise<QueueFile> {
  const before = (await readQueueFile(store)) ?? { run: randomUUID(), starts: 0 };
  const file: QueueFile = { run: before.run, starts: before.starts + 1 };
  await store.write(name, `${JSON.stringify(file)}\n`);
  return file;
}
