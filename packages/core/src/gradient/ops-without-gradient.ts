import { grad, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { dependentTensors } from './dependent-tensors.js';
import { engineTape, type TapeNode } from './engine-tape.js';
import { missingGradients } from './missing/missing-gradients.js';
import { releaseTape } from './release-tape.js';
import { withOverrides } from './with-overrides.js';

/** Ends the recording: what comes after it is not wanted. */
class Recorded extends Error {}

/**
 * The ops between a tensor and what is computed from it that have no gradient, neither tfjs's nor ours.
 *
 * @param from Where the way begins; the caller keeps it.
 * @param compute What is computed; it is run once, forward only.
 * @returns Names of kernels, each once, in the order in which they are met.
 */
export function opsWithoutGradient(from: Tensor, compute: (from: Tensor) => Tensor): string[] {
  const found = new Set<string>();
  const record = (given: Tensor): Tensor => {
    const result = compute(given);
    for (const node of onTheWay(engineTape().activeTape ?? [], given, result)) {
      if (node.gradient == null) found.add(node.kernelName);
    }
    throw new Recorded();
  };
  try {
    withOverrides({ gradients: missingGradients(), kernels: [] }, () =>
      tidy(() => grad(record)(from)),
    );
  } catch (thrown) {
    releaseTape();
    if (!(thrown instanceof Recorded)) throw thrown;
  }
  return [...found];
}

/** The recorded ops that depend on the first tensor and lead to the second. */
function onTheWay(tape: readonly TapeNode[], from: Tensor, to: Tensor): readonly TapeNode[] {
  const after = dependentTensors(tape, from);
  const dependent = tape.filter(({ inputs }) =>
    Object.values(inputs).some(({ id }) => after.has(id)),
  );
  const before = new Set([to.id]);
  const leading = [...dependent].reverse().filter(({ inputs, outputs }) => {
    const leads = outputs.some(({ id }) => before.has(id));
    if (leads) for (const { id } of Object.values(inputs)) before.add(id);
    return leads;
  });
  return leading.reverse();
}
