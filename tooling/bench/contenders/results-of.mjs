import { median } from '../measure/median.mjs';
import { tellsPeaks } from '../measure/peak-resident.mjs';
import { quantile } from '../measure/quantile.mjs';

/** Makes the figures of a case of what was taken down of each contender. */
export function resultsOf(takers) {
  const of = (name) => takers.find(({ player, failed }) => player.name === name && !failed);
  return Object.fromEntries(
    takers.map(({ player, failed, note, times, peaks }) => {
      const { name, beside = name } = player;
      if (failed !== undefined) return [name, { failed }];
      const result = { map: figures(times.map, of) };
      if (times.predict.length > 0) result.predict = figures(times.predict, of);
      const before = of(beside)?.peaks.predict;
      if (tellsPeaks && before !== undefined) result.memory = peaks.map - before;
      return [name, note === undefined ? result : { ...result, note }];
    }),
  );
}

/** The middle and the quartiles, and the ratios to the predictions of native ONNX Runtime and of TensorFlow.js on wasm. */
function figures(times, of) {
  return {
    median: median(times),
    quartiles: [quantile(times, 0.25), quantile(times, 0.75)],
    count: times.length,
    besideRuntime: ratio(times, of('onnx-node')?.times.predict),
    besideTfjs: ratio(times, of('tfjs-wasm')?.times.predict),
  };
}

/** Of each round by itself where there are as many of both, else of the medians. */
function ratio(times, others) {
  if (others === undefined) return undefined;
  return others.length === times.length
    ? median(times.map((time, round) => time / others[round]))
    : median(times) / median(others);
}
