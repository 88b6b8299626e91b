import { createHash } from 'node:crypto';
import type { Entry } from '../../batch/entries/entry.js';
import { keySet } from '../../batch/record/key-set.js';
import { wantedEntries } from '../../batch/wanted-entries.js';
import { inLanes } from '../../batch/work/in-lanes.js';
import type { ExplainerTeam } from './explainer-team.js';

/** The lines of a chunk: its part of the manifest. */
export interface Part {
  /** In the order of the entries: the same bytes, whoever explains them. */
  readonly text: string;
  readonly count: number;
  readonly failures: number;
  /** The SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
}

/**
 * Explains the entries of a chunk and writes their files.
 *
 * @param entries The entries; as many as are worked at are held, and the lines of all.
 * @param team What explains them.
 * @returns Their lines.
 * @throws What fails for another reason than a picture
 */
export async function explainChunk(
  entries: AsyncIterable<Entry>,
  team: ExplainerTeam,
): Promise<Part> {
  const lines: (string | undefined)[] = [];
  let [listed, failures] = [0, 0];
  const { next, close } = wantedEntries({ entries: () => numbered() }, keySet());
  const places = new Map<Entry, number>();
  async function* numbered(): AsyncGenerator<Entry> {
    for await (const entry of entries) {
      places.set(entry, listed);
      listed += 1;
      yield entry;
    }
  }
  try {
    await inLanes(new Array<ExplainerTeam>(team.atOnce).fill(team), async ({ explain }) => {
      const entry = await next();
      if (entry === undefined) return false;
      const { line, failure } = await explain(entry);
      lines[places.get(entry) ?? 0] = line;
      places.delete(entry);
      if (failure !== undefined) failures += 1;
      return true;
    });
  } finally {
    await close();
  }
  const own = lines.filter((line) => line !== undefined);
  const text = own.map((line) => `${line}\n`).join('');
  const hash = createHash('sha256').update(text).digest('hex');
  return { text, count: own.length, failures, hash };
}
