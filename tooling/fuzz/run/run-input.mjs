import { setImmediate } from 'node:timers/promises';
import { GradCamError, isCallersOwn } from '@gradcam/errors';
import { memory } from '@tensorflow/tfjs-core';
import { clearSandbox, givenFolder } from './sandbox.mjs';

/** Thrown by a target whose call was accepted and gave what cannot be right. */
export class WrongAnswer extends Error {}

/** Thrown by functions that a target gives to the packages, as a caller's own function may: it comes back as it is. */
export class CallersOwn extends Error {}

/**
 * Gives one input to its target.
 * @param {{ target: object, state: object, input: unknown }} made
 * @param {string} folder of the sandbox
 * @returns the code of a refusal, the kind of a failure, neither where it was accepted; what was left behind
 */
export async function runInput({ target, state, input }, folder) {
  const before = memory().numTensors;
  const outcome = await outcomeOf(() => target.run(input, { state, folder: givenFolder(folder) }));
  // A promise that nobody watches ends the process here, and not at a later input.
  await setImmediate();
  return { ...outcome, leaked: memory().numTensors - before, outside: clearSandbox(folder) };
}

async function outcomeOf(run) {
  try {
    await run();
    return {};
  } catch (error) {
    // Also an error of JavaScript: it comes back as it is.
    if (error instanceof CallersOwn || isCallersOwn(error)) return { code: "caller's own" };
    if (error instanceof WrongAnswer) return { failure: 'wrong', said: error.message };
    if (error instanceof GradCamError) return refusalOf(error);
    return { failure: 'raw', said: error instanceof Error ? error.stack : String(error) };
  }
}

/** A refusal is a sentence. */
function refusalOf({ code, message }) {
  if (typeof code === 'string' && /\w+: .*[a-z]{2}/su.test(message)) return { code, said: message };
  return { failure: 'raw', said: `no sentence: ${message}` };
}
