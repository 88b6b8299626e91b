import { WrongAnswer } from '../../run/run-input.mjs';

/** Milliseconds after which a call is aborted, for huge counts are legitimate, and by when it has to have ended then. */
const patience = 5_000;
const grace = 8_000;

/** Where the options of the functions are that take a signal. */
const optionsAt = {
  gradCAM: 3,
  explainBy: 4,
  createExplainer: 1,
  checkExplainable: 1,
  fuseLayers: 3,
  fullGrad: 3,
  guidedBackpropagation: 3,
  guidedGradCAM: 3,
  deepFeatureFactorization: 2,
  averagedMap: 3,
  layersByResolution: 1,
  recommend: 2,
};

/**
 * Gives a signal to a function that takes one, unless the options are no record or have a wrong one.
 * @param {string} name of the function
 * @param {unknown[]} passed
 * @param {AbortSignal} signal
 * @returns {unknown[]} the arguments
 */
export function withSignal(name, passed, signal) {
  const at = optionsAt[name];
  const options = passed[at] === undefined ? {} : passed[at];
  const isRecord = typeof options === 'object' && options !== null && !Array.isArray(options);
  if (at === undefined || !isRecord || !isOwnToGive(options.signal)) return passed;
  const given = Array.from(
    { length: Math.max(passed.length, at + 1) },
    (_, index) => passed[index],
  );
  return given.with(at, { ...options, signal });
}

/** A wrong one is to be refused, and is left as it is. */
function isOwnToGive(signal) {
  return signal === undefined || signal instanceof globalThis.AbortSignal;
}

/**
 * Runs a call that is aborted after a while, and then has to end soon.
 * @template T
 * @param {string} name of the function
 * @param {(signal: AbortSignal) => Promise<T>} call
 * @returns {Promise<T>} what it gave
 */
export async function abortedInTime(name, call) {
  const began = performance.now();
  const signal = globalThis.AbortSignal.timeout(patience);
  const [ended] = await Promise.allSettled([Promise.resolve().then(() => call(signal))]);
  const late = Math.round(performance.now() - began - patience);
  if (late > grace) throw new WrongAnswer(`${name}: ended ${late} ms after it was aborted`);
  if (ended.status === 'rejected') throw ended.reason;
  return ended.value;
}
