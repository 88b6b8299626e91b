import { availableParallelism } from 'node:os';

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Waits until a processor is free: many pictures at once would else start as many processes.
 *
 * @param work The work.
 * @returns The result of the work.
 */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= availableParallelism()) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    // The next one takes the place over.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
