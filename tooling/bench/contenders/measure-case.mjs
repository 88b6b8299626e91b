import { forgetPeak, peakResident } from '../measure/peak-resident.mjs';
import { timeOf } from './open-players.mjs';
import { resultsOf } from './results-of.mjs';

/** A run that takes longer than this is measured once. Milliseconds. */
const slow = 2_000;
/** As many rounds as fit into this, but one at least. Milliseconds. */
const enough = 24_000;
const works = ['predict', 'map'];

/**
 * Measures one case of a network: all contenders take turns.
 * @param {readonly object[]} players by `openPlayers`
 * @param {object} kind the case: name, layer, batch, classes
 * @param {number} rounds at most
 * @returns {Promise<{ rounds: number, results: Record<string, object> }>} how many there were, and of each contender its figures, or why it failed
 */
export async function measureCase(players, kind, rounds) {
  const takers = players.map((player) => ({
    player,
    failed: player.failed,
    times: { predict: [], map: [] },
    peaks: {},
  }));
  for (const work of works) for (const taker of takers) await warmUp(taker, work, kind);
  let done = 0;
  const started = performance.now();
  do {
    for (const taker of takers) for (const work of works) await takeTurn(taker, work, kind);
    done += 1;
  } while (done < rounds && ((performance.now() - started) * (done + 1)) / done < enough);
  return { rounds: done, results: resultsOf(takers) };
}

const does = ({ player, failed }, work) =>
  failed === undefined && (work === 'map' || player.predicts !== undefined);

async function run(taker, work, kind) {
  const { took, note, failed } = await timeOf(taker.player, work, kind);
  taker.note ??= note;
  taker.failed ??= failed;
  return failed === undefined ? took : undefined;
}

/** Runs until all further runs are alike: the first ones load, grow the memory and check what later ones rely on. */
async function warmUp(taker, work, kind) {
  const { player, peaks } = taker;
  if (!does(taker, work)) return;
  forgetPeak(player.pid);
  const calls = work === 'map' ? (player.settles ?? 1) : 1;
  for (let call = 0; call < calls && does(taker, work); call += 1) await run(taker, work, kind);
  if (!does(taker, work)) return;
  if (work === 'predict') peaks.predict = peakResident(player.pid);
  else forgetPeak(player.pid);
}

async function takeTurn(taker, work, kind) {
  const taken = taker.times[work];
  if (!does(taker, work) || taken.at(-1) > slow) return;
  const took = await run(taker, work, kind);
  if (took === undefined) return;
  taken.push(took);
  if (work === 'map' && taken.length === 1) taker.peaks.map = peakResident(taker.player.pid);
}
