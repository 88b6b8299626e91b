import type { BatchArguments } from '../../arguments/request.js';
import type { Picture } from '@gradcam/pictures';
import { trunkSession } from '../../model/trunk-session.js';
import type { Session } from '../../model/session.js';
import type { Terminal } from '../../output/terminal.js';
import { failedLine } from '../record/failed-line.js';
import { openOut } from '../record/store/open-out.js';
import type { Settled } from '../record/settings/run-file.js';
import type { Entry } from '../entries/entry.js';
import { describeEntry } from './entry/describe-entry.js';
import type { Explainer, Outcome, Setup } from './explainer.js';
import { mapOfEntry } from './entry/map-of-entry.js';
import { readEntry, type ReadEntry } from './read-entry.js';
import { requireSame, settledOf } from './settled-of.js';
import { settleEngine } from './settle-engine.js';

/** One thread of the processor for each: as many explainers as there are fill them better, and the numbers are the same however many there are. */
const threads = 1;

/**
 * Makes an explainer in this thread. Its network is loaded with the first picture that can be read.
 *
 * @param setup What it is made of.
 * @param words Gets what is said meanwhile.
 * @returns The explainer; the caller closes it.
 */
export function localExplainer(setup: Setup, words: Terminal): Explainer {
  const endpoint = setup.given.endpoint;
  const out = openOut(setup.out, { isShared: setup.isShared, endpoint });
  let session: Session | undefined;
  let settled: Settled | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const opened = async (picture: Picture): Promise<Session> => {
    if (session !== undefined) return session;
    const { given, settled } = setup;
    const { trunk = given.trunk, preprocessing } = settled ?? {};
    const fixed = { preprocessing, threads };
    session = await trunkSession({ ...given, trunk }, words, picture, mapsOf(given), fixed);
    if (settled !== undefined) requireSame(settled, session, setup.isShared);
    session = await settleEngine(session, given);
    return session;
  };
  const mapped = async (entry: Entry, reading: Promise<ReadEntry>) => {
    const { hash, picture } = await reading;
    if ('code' in picture) return { hash, problem: picture };
    const open = await opened(picture);
    return { hash, open, picture, ...(await mapOfEntry(open, entry, picture, setup.given)) };
  };
  const explain = async (entry: Entry): Promise<Outcome> => {
    // Pictures are decoded beside this thread, while the network runs for those before.
    const reading = readEntry(entry);
    const own = turn.then(() => mapped(entry, reading));
    turn = Promise.allSettled([own, reading]);
    const found = await own;
    if (found.problem !== undefined)
      return { line: failedLine(entry, found.hash, found.problem), failure: found.problem.message };
    const line = await describeEntry(entry, found, setup.given, out);
    if (setup.settled !== undefined) return { line };
    settled ??= settledOf(found.open);
    return { line, settled };
  };
  return {
    explain,
    close: async () => {
      await turn;
      session?.dispose();
    },
  };
}

/** Any number; ONNX Runtime, which keeps a copy of the weights, has no use where they are changed. */
function mapsOf({ metrics = [] }: BatchArguments): number {
  return metrics.includes('randomized-weights') ? 0 : Infinity;
}
