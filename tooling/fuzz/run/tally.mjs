/** The counts of one target. Every column from `raw` on, but for `peakMegabytes`, has to stay at zero. */
export const emptyTally = () => ({
  inputs: 0,
  accepted: 0,
  refusals: {},
  raw: 0,
  wrong: 0,
  hangs: 0,
  crashes: 0,
  overMemory: 0,
  leakedTensors: 0,
  filesOutside: 0,
  peakMegabytes: 0,
});

/** The columns that have to be zero. */
export const faults = [
  'raw',
  'wrong',
  'hangs',
  'crashes',
  'overMemory',
  'leakedTensors',
  'filesOutside',
];

/**
 * Counts one outcome.
 * @param tally of its target
 * @param outcome of a worker
 */
export function countOutcome(tally, { code, failure, leaked, outside, megabytes }) {
  tally.inputs += 1;
  tally.leakedTensors += leaked;
  tally.filesOutside += outside.length;
  tally.peakMegabytes = Math.max(tally.peakMegabytes, megabytes);
  if (code !== undefined) tally.refusals[code] = (tally.refusals[code] ?? 0) + 1;
  else if (failure === undefined) tally.accepted += 1;
  else tally[failure] += 1;
}

/** Whether an outcome is one that must not be. */
export function isFailure({ failure, leaked, outside }) {
  return failure !== undefined || leaked !== 0 || outside.length > 0;
}
