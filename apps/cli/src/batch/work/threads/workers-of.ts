import { availableParallelism, totalmem } from 'node:os';
import type { BatchArguments } from '../../../arguments/request.js';

/** The memory that a thread takes with a network of some hundred megabytes, in bytes. */
const memoryOfWorker = 2 ** 30;

/**
 * Decides how many threads explain.
 *
 * @param given The parsed arguments.
 * @param given.workers The number that was asked for.
 * @param given.backend The backend: native code fills the machine by itself, and belongs to one thread.
 * @returns The number of threads; 1 is the main thread itself.
 */
export function workersOf({
  workers,
  backend,
}: Pick<BatchArguments, 'workers' | 'backend'>): number {
  if (workers !== undefined) return workers;
  if (backend !== 'wasm') return 1;
  // Of a container, what it may take; 0 where nothing limits it.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return Math.max(1, Math.min(availableParallelism(), Math.floor(memory / memoryOfWorker)));
}
