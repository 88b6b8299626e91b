import { withBatchNormPass, type PassActivation } from './batch-norm-pass.js';
import type { LayerStep } from './trace-layers-model.js';

/**
 * Lets batch normalisations run in one pass, each with the activation behind it where nothing else reads what lies between. For plain inference:
 * nothing of it leads to a gradient.
 *
 * @param steps All steps that run, in order.
 * @param wanted The values that are read of them in the end.
 * @returns The same steps, which make the same values but those between, that hold what comes after the activation.
 */
export function fusedSteps(
  steps: readonly LayerStep[],
  wanted: readonly string[],
): readonly LayerStep[] {
  const read = [...wanted, ...steps.flatMap(({ inputs }) => inputs)];
  const fused = new Map<LayerStep, LayerStep>();
  for (const step of steps) {
    if (step.layer.getClassName() !== 'BatchNormalization') continue;
    const [value] = step.outputs;
    const isReadOnce = read.filter((name) => name === value).length === 1;
    const next = steps.find(({ inputs }) => isReadOnce && inputs[0] === value);
    const activation = next === undefined ? undefined : activationOf(next);
    let isActivated = false;
    fused.set(step, {
      ...step,
      apply: (...parameters) => {
        const run = () => step.layer.apply(...parameters);
        const passed = withBatchNormPass(activation ?? 'linear', run);
        isActivated = passed.isActivated;
        return passed.result;
      },
    });
    if (next === undefined || activation === undefined) continue;
    fused.set(next, {
      ...next,
      apply: (inputs, named) => (isActivated ? inputs[0] : next.layer.apply(inputs, named)),
    });
  }
  return steps.map((step) => fused.get(step) ?? step);
}

/** The activation that a step is and nothing besides, where a pass can take it along. */
function activationOf({ layer, types }: LayerStep): PassActivation | undefined {
  // A nested model may cast what it reads.
  if (types.some((type) => type !== undefined && type !== 'float32')) return undefined;
  const name = layer.getClassName();
  if (name === 'Activation') return named(layer.getConfig()['activation']);
  if (name !== 'ReLU') return undefined;
  const { maxValue, negativeSlope, threshold } = layer.getConfig();
  if (![negativeSlope ?? 0, threshold ?? 0].every((value) => value === 0)) return undefined;
  return (maxValue ?? Infinity) === Infinity ? 'relu' : maxValue === 6 ? 'relu6' : undefined;
}

function named(activation: unknown): PassActivation | undefined {
  return activation === 'relu' || activation === 'relu6' ? activation : undefined;
}
