import { calledAs, checkNumber, checkOptionNames, GradCamError, saidOf } from '@gradcam/errors';
import { concat, mul, reshape, slice, tensor, tile, type Tensor } from '@tensorflow/tfjs-core';
import { builtIn } from '../built-in.js';
import { inBatches } from '../in-batches.js';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod, MethodInput, Rerun } from '../method.js';

/** The options for the masks and the runs of Recipro-CAM. */
export interface ReciproCamOptions {
  /**
   * True if the features of a position are spread over its neighbours, by 1/4, 1/2 and 1/4 along each axis, as the paper's
   * Gaussian mask does; true when left out. Otherwise the position is used alone.
   */
  readonly spread?: boolean | undefined;
  /** The number of positions that are tried at once, which bounds the memory; 32 when left out. */
  readonly batchSize?: number | undefined;
}

const optionNames = { spread: true, batchSize: true } as const satisfies Record<
  keyof ReciproCamOptions,
  true
>;

const card: MethodCard = {
  name: 'recipro-cam',
  title: 'Recipro-CAM',
  paper: 'Byun 2022, arXiv 2209.14074',
  formula: 'map_i = S of the features of position i alone, spread by 1/4, 1/2, 1/4 along each axis',
  departures: 'not scaled to 0 … 1, which presets do; tokens before those of the picture are kept',
  usesClass: true,
  needs: 'network',
};

/**
 * Makes Recipro-CAM (Byun 2022, arXiv 2209.14074): the score that the features of each position have alone, with all others zero.
 * No gradient; only the head runs, once for each position of the feature layer.
 *
 * The paper takes the softmax (`score: 'output'`, as MATLAB does) and scales the map; here it keeps its unit, the score. As in the authors'
 * code the features of a position are spread over its neighbours, and what falls beyond the edge is lost. A class token is kept as it is.
 *
 * @param options Whether features are spread, and how many positions run at once.
 * @returns The method.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { scoreMap } = await gradCAM(model, x, 285, { method: reciproCamMethod() });
 * ```
 */
export function reciproCamMethod(options: ReciproCamOptions = {}): MethodCard & AsyncMethod {
  const { spread, batchSize } = calledAs('reciproCamMethod', () => {
    checkOptionNames(options, optionNames);
    return checked(options);
  });
  return builtIn({
    ...card,
    run: ({ activations }: MethodInput, rerun: Rerun) => {
      const [count = 1, ...rest] = activations.shape;
      const cells = rest.slice(0, -1);
      const positions = cells.reduce((product, size) => product * size, 1);
      return inBatches(
        { rows: count, length: positions, batchSize },
        rerun.step,
        ({ row, ...batch }) =>
          rerun.forwardScores(row, (own) => alone(own, masksOf(cells, spread, batch), batch.from)),
        (scores) => reshape(concat(scores), [count, ...cells]),
      );
    },
  });
}

function checked({ spread = true, batchSize = 32 }: ReciproCamOptions): {
  readonly spread: boolean;
  readonly batchSize: number;
} {
  // A program without types may give a number.
  const value: unknown = spread;
  if (typeof value !== 'boolean') {
    throw new GradCamError(
      'BAD_OPTION',
      `the option spread is not true or false, got ${saidOf(value)}; leave it out for the paper's Gaussian mask.`,
    );
  }
  checkNumber(batchSize, { where: 'the option batchSize', kind: 'integer', least: 1 });
  return { spread, batchSize };
}

/** From the activations of a sample to those of some positions alone, `[some, ...space, K]`. */
function alone(own: Tensor, masks: Tensor, from: number): Tensor {
  const [some = 1, positions = 1] = masks.shape;
  const [, ...space] = own.shape;
  const channels = space[space.length - 1] ?? 1;
  const rows = reshape(own, [-1, channels]);
  // Before the tokens of the picture there may be others, such as that of the class.
  const others = own.size / channels - positions;
  const features = reshape(slice(rows, [others + from, 0], [some, channels]), [some, 1, channels]);
  const spread = mul(features, reshape(masks, [some, positions, 1]));
  const kept =
    others === 0
      ? spread
      : concat(
          [
            tile(reshape(slice(rows, [0, 0], [others, channels]), [1, others, channels]), [
              some,
              1,
              1,
            ]),
            spread,
          ],
          1,
        );
  return reshape(kept, [some, ...space]);
}

/** `[to - from, P]`: for some positions, by how much of the features of each every position has. */
function masksOf(
  cells: readonly number[],
  spread: boolean,
  { from, to }: { readonly from: number; readonly to: number },
): Tensor {
  const positions = cells.reduce((product, size) => product * size, 1);
  const values = new Float32Array((to - from) * positions);
  values.forEach((_, index) => {
    const [own, other] = [from + Math.floor(index / positions), index % positions];
    values[index] = spread ? share(own, other, cells) : Number(own === other);
  });
  return tensor(values, [to - from, positions]);
}

/** The product over the axes: 1/2 in the same row, 1/4 in the next, and nothing beyond. */
function share(from: number, to: number, cells: readonly number[]): number {
  let [product, first, second] = [1, from, to];
  for (const size of [...cells].reverse()) {
    const distance = Math.abs((first % size) - (second % size));
    product *= distance === 0 ? 0.5 : distance === 1 ? 0.25 : 0;
    [first, second] = [Math.floor(first / size), Math.floor(second / size)];
  }
  return product;
}
