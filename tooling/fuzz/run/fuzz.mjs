import { inLanes } from '../../run/tests/in-lanes.mjs';
import { kindOf } from './table.mjs';
import { countOutcome, emptyTally, isFailure } from './tally.mjs';
import { workerProcess } from './worker-process.mjs';

/** Milliseconds for one input, and megabytes for the process that runs it. */
const defaultLimits = { milliseconds: 30_000, heap: 1_024, memory: 2_560 };

/** The failures of one kind that are written down; the others are counted. */
const keptOfAKind = 3;

/**
 * Gives inputs to targets. Which ones follows from the seed alone, whatever the number of workers.
 * @param {object} options
 * @param {URL} options.targetsFrom a module that exports `targets`
 * @param {number} options.inputs of all targets together
 * @param {number} options.seed
 * @param {readonly string[]} [options.only] the names of targets
 * @param {number} [options.index] one input in place of all
 * @param {number} [options.workers] processes side by side
 * @param {Partial<typeof defaultLimits>} [options.limits]
 * @param {string} [options.keepIn] a folder for the inputs that fail
 * @param {number} [options.until] the time to stop at
 * @param {(outcome: object) => void} [options.onOutcome] gets what came of each
 * @returns tallies by target, and what failed
 */
export async function fuzz({
  targetsFrom,
  inputs,
  seed,
  only,
  index,
  workers = 1,
  limits = {},
  keepIn,
  until = Infinity,
  onOutcome = () => undefined,
}) {
  const { targets } = await import(targetsFrom.href);
  const chosen = chosenOf(targets, only);
  const tallies = Object.fromEntries(chosen.map(({ name }) => [name, emptyTally()]));
  const failures = [];
  const settings = { targetsFrom, seed, limits: { ...defaultLimits, ...limits } };
  const lanes = Array.from({ length: workers }, () => workerProcess(settings));
  const jobs = jobsOf(chosen, inputs, index);
  const waiting = jobs.values();
  const lane = (worker) => async () => {
    for (const { target, index } of waiting) {
      if (Date.now() > until) break;
      const outcome = { target, index, ...(await worker.run(target, index)) };
      onOutcome(outcome);
      countOutcome(tallies[target], outcome);
      if (!isFailure(outcome)) continue;
      const failure = { seed, ...outcome };
      failures.push(failure);
      if (keepIn !== undefined && ofItsKind(failures, failure) <= keptOfAKind)
        await worker.keep(failure, keepIn);
    }
  };
  try {
    await inLanes(workers, lanes.map(lane));
  } finally {
    for (const worker of lanes) worker.stop();
  }
  return { tallies, failures };
}

function chosenOf(targets, only) {
  const unknown = only?.find((name) => !targets.some((target) => target.name === name));
  if (unknown === undefined)
    return targets.filter(({ name }) => only === undefined || only.includes(name));
  const names = targets.map(({ name }) => name).join(', ');
  throw new Error(`There is no target "${unknown}", expected one of ${names}.`);
}

/** All targets keep pace, so that a run that is stopped has seen each of them. */
function jobsOf(chosen, inputs, index) {
  if (index !== undefined) return chosen.map(({ name }) => ({ target: name, index }));
  const shares = chosen.reduce((sum, { share }) => sum + share, 0);
  return chosen
    .flatMap(({ name, share }) => {
      const count = Math.max(1, Math.round((inputs * share) / shares));
      return Array.from({ length: count }, (_, at) => ({
        target: name,
        index: at,
        when: at / count,
      }));
    })
    .sort((one, other) => one.when - other.when);
}

function ofItsKind(failures, failure) {
  return failures.filter((other) => kindOf(other) === kindOf(failure)).length;
}
