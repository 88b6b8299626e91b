import { checkKind, checkNumber, checkOptionNames, GradCamError, isObject } from '@gradcam/errors';
import { add, div, mul, reverse, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { noiseOptionNames, type AverageOptions } from '../../options/calls/average-options.js';
import { checkPacing } from '../../pace/check-pacing.js';
import type { Pacing } from '../../pace/pacing.js';
import { shareOf } from '../../pace/share-of.js';
import type { Target } from '../../target/target.js';
import { seededNoise } from '../../tensor/seeded-noise.js';
import { tensorsOf } from '../../tensor/tensors-of.js';
import type { Explainer } from '../explainer.js';

/** One change of the input. */
interface Change {
  readonly mirrored: boolean;
  readonly factor: number;
  /** The index of the noisy pass; `undefined` without noise. */
  readonly pass: number | undefined;
}

/**
 * Averages the maps of changed inputs.
 *
 * @param explainer As for `averagedMap`.
 * @param x As for `averagedMap`.
 * @param target As for `averagedMap`.
 * @param options As for `averagedMap`.
 * @returns The mean; the caller disposes it.
 * @throws Those of `averagedMap`
 */
export async function averaged(
  explainer: Explainer,
  x: Tensor,
  target: Target,
  options: AverageOptions,
): Promise<Tensor> {
  requireOptions(options);
  checkOptionNames(options.noise, noiseOptionNames);
  requireExplainer(explainer);
  requireOne(x, explainer.widthAxis);
  checkChanges(options);
  checkPacing(options);
  return await mean(explainer, x, target, options);
}

/** A program without types may leave them out. */
function requireOptions(options: AverageOptions | undefined): void {
  if (options !== undefined) return;
  throw new GradCamError(
    'BAD_OPTION',
    'nothing says how the input is changed, got no options, expected { noise, flip, factors } or some of them.',
  );
}

function requireExplainer(explainer: unknown): void {
  const isOne =
    isObject(explainer) &&
    typeof explainer['explain'] === 'function' &&
    Number.isInteger(explainer['widthAxis']);
  checkKind(isOne, explainer, 'this is not an explainer', 'one that createExplainer gives');
}

function requireOne(x: unknown, widthAxis: number): void {
  // Border to the language: what is not tensors is refused by this.
  const [first, ...others] = tensorsOf(x as Tensor);
  if (Array.isArray(x)) {
    throw new GradCamError(
      'INPUT_COUNT',
      `a map is averaged over changes of one input, got a list of ${others.length + (first === undefined ? 0 : 1)}; give one tensor.`,
    );
  }
  const rank = first?.rank ?? 0;
  if (widthAxis < 0 && rank + widthAxis >= 0) return;
  throw new GradCamError(
    'INPUT_SHAPE',
    `the input does not have the explainer's axis of width, got ${rank} axes and the axis ${widthAxis}, counted from the last; give the input that explain takes.`,
  );
}

async function mean(
  explainer: Explainer,
  x: Tensor,
  target: Target,
  options: AverageOptions,
): Promise<Tensor> {
  const { flip = false, factors = [1], noise, signal, onProgress } = options;
  const count = factors.length * (flip ? 2 : 1) * (noise?.passes ?? 1);
  let total: Tensor | undefined;
  let done = 0;
  try {
    for (const change of changesOf({ flip, factors, noise })) {
      const input = changed(x, change, explainer.widthAxis, options);
      const map = await mapOf(
        explainer,
        input,
        target,
        shareOf({ signal, onProgress }, done, count),
      );
      done += 1;
      const before: Tensor | undefined = total;
      total = tidy(() => {
        const back = change.mirrored ? reverse(map, map.rank - 1) : map;
        // Each by its share, for the sum of all may be more than 32 bits hold.
        const share = div(back, count);
        return before === undefined ? share : add(before, share);
      });
      before?.dispose();
      map.dispose();
    }
    if (total === undefined) throw new RangeError('there is no map to average');
    return total.clone();
  } finally {
    total?.dispose();
  }
}

function checkChanges({ flip = false, factors = [1], noise }: AverageOptions): void {
  checkKind(
    typeof flip === 'boolean',
    flip,
    'the option flip is neither true nor false',
    'a boolean',
  );
  checkKind(Array.isArray(factors), factors, 'the option factors is not a list', 'numbers');
  if (factors.length === 0) {
    throw new GradCamError(
      'BAD_OPTION',
      'the option factors is empty; give one factor at least, or leave it out.',
    );
  }
  const option = (name: string) => `the option ${name}`;
  for (const factor of factors) checkNumber(factor, { where: option('factors') });
  if (noise !== undefined) {
    checkNumber(noise.passes, { where: option('noise.passes'), kind: 'integer', least: 1 });
    checkNumber(noise.deviation, { where: option('noise.deviation'), least: 0 });
    if (noise.seed !== undefined) checkNumber(noise.seed, { where: option('noise.seed') });
  }
}

/** One after the other, for there may be a great many. */
function* changesOf({
  flip,
  factors,
  noise,
}: Pick<AverageOptions, 'noise'> & {
  readonly flip: boolean;
  readonly factors: readonly number[];
}): Generator<Change> {
  for (let pass = 0; pass < (noise?.passes ?? 1); pass += 1) {
    for (const mirrored of flip ? [false, true] : [false])
      for (const factor of factors)
        yield { mirrored, factor, pass: noise === undefined ? undefined : pass };
  }
}

function changed(
  x: Tensor,
  { mirrored, factor, pass }: Change,
  widthAxis: number,
  { noise }: AverageOptions,
): Tensor {
  return tidy(() => {
    const oriented = mirrored ? reverse(x, x.rank + widthAxis) : x;
    const scaled = mul(oriented, factor);
    if (noise === undefined || pass === undefined) return scaled;
    return add(scaled, seededNoise(x.shape, noise.deviation, (noise.seed ?? 0) + pass));
  });
}

async function mapOf(
  explainer: Explainer,
  input: Tensor,
  target: Target,
  pacing: Pacing,
): Promise<Tensor> {
  try {
    return (await explainer.explain(input, target, pacing)).scoreMap;
  } finally {
    input.dispose();
  }
}
