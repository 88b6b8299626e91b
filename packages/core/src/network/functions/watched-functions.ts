import { callersOwn, GradCamError, saidOf } from '@gradcam/errors';
import { isTensor } from '../../tensor/is-tensor.js';
import type { NetworkFunctions } from './network-from-functions.js';

/**
 * Watches the user's functions: what they throw is handed on as it is, and what they return is held against what is expected.
 *
 * @param functions As the user gave them.
 * @returns The same functions, watched: they throw `MODEL_UNSUPPORTED` for a result that does not fit.
 */
export function watchedFunctions(functions: NetworkFunctions): NetworkFunctions {
  const { trunk, head, bypass } = functions;
  return {
    ...functions,
    trunk: (...inputs) =>
      settled(
        callersOwn(() => trunk(...inputs)),
        (result) => {
          requireFit(
            'trunk',
            result,
            isTrunkResult(result),
            'a tensor, or { activations, bypass }',
          );
        },
      ),
    head: (activations, bypass) => {
      const output = callersOwn(() => head(activations, bypass));
      const expected = 'a tensor at once, for only what is not asynchronous has a gradient';
      requireFit('head', output, isTensor(output), expected);
      return output;
    },
    bypass:
      bypass === undefined
        ? undefined
        : (...inputs) =>
            settled(
              callersOwn(() => bypass(...inputs)),
              (result) => {
                requireFit('bypass', result, areTensors(result), 'a list of tensors');
              },
            ),
  };
}

/** Checks a result, or what it promises. */
function settled<T>(result: T | Promise<T>, check: (value: T) => void): T | Promise<T> {
  if (!(result instanceof Promise)) {
    check(result);
    return result;
  }
  const checked = result.then((value) => {
    check(value);
    return value;
  });
  // Where a part of the network fails at once, nobody waits for this one any more.
  checked.catch(() => undefined);
  return checked;
}

function areTensors(value: unknown): boolean {
  return Array.isArray(value) && value.every(isTensor);
}

function isTrunkResult(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || isTensor(value)) return isTensor(value);
  const { activations, bypass }: { activations?: unknown; bypass?: unknown } = value;
  return isTensor(activations) && areTensors(bypass);
}

function requireFit(name: string, got: unknown, fits: boolean, expected: string): void {
  if (fits) return;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `the function ${name} does not give what it should, got ${saidOf(got)}, expected ${expected}.`,
  );
}
