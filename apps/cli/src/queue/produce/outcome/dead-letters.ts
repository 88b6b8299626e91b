import { visibleName } from '@gradcam/errors';
import type { RunStore } from '../../../batch/record/store/run-store.js';
import { inAscii } from '../../../output/in-ascii.js';
import type { Chunk } from '../../chunk/chunk.js';

/** The chunks that nobody could do. */
export interface DeadLetters {
  readonly count: () => number;
  /**
   * Adds one, and says why.
   *
   * @throws `FILE_NOT_WRITTEN`
   */
  readonly add: (chunk: Chunk, reason: string, attempts: number) => Promise<void>;
}

/** The file of them, in the folder of the run. */
export const deadLettersName = 'dead-letters.jsonl';

/** In characters: reasons are foreign. */
const mostOfReason = 1000;

/**
 * Begins a list of chunks that nobody could do; that of an earlier run is taken away.
 *
 * @param store The place of the run.
 * @param fail Gets a sentence for each.
 * @returns The list.
 */
export async function deadLetters(
  store: Pick<RunStore, 'append' | 'remove'>,
  fail: (sentence: string) => void,
): Promise<DeadLetters> {
  await store.remove(deadLettersName);
  let count = 0;
  return {
    count: () => count,
    add: async ({ part, pictures, archive }, said, attempts) => {
      count += 1;
      const reason = said.slice(0, mostOfReason);
      const line = inAscii({ part, reason, attempts, pictures, archive });
      await store.append(deadLettersName, `${line}\n`);
      const names =
        archive === undefined ? (pictures ?? []).map(({ name }) => name) : [archive.path];
      const [first = '', last = first] = [names[0], names.at(-1)];
      const which =
        first === last ? visibleName(first) : `${visibleName(first)} to ${visibleName(last)}`;
      fail(
        `gradcam: nobody could explain ${which}, after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}: ${reason}`,
      );
    },
  };
}
