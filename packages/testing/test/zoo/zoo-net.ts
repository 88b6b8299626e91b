/** A layers model or a graph model of the same net. */
export type ZooFormat = 'layers' | 'graph';

/** An input that `tooling/reference/zoo/numbers_of_zoo.py` and `zoo-input.ts` both make. */
export interface ZooInput {
  /** The name of the network's input. */
  readonly name: string;
  /** With a batch of one. */
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  readonly seed: number;
  readonly low: number;
  readonly high: number;
  /** From here on, along the first axis after the batch, the input is zero. */
  readonly zerosFrom?: number;
}

/**
 * The layers an expert takes, the reduction layer by all the names that its output has in the file; the error that says why there is no
 * map; or why there is no such file.
 */
export type ZooOutcome =
  | { readonly feature: string; readonly reductions: readonly string[] }
  | { readonly code: string; readonly message: string }
  | { readonly absent: string };

/** `reference.json` of a net: what TensorFlow computes in float64. */
export interface ZooNet {
  /** What the net is in the zoo for. */
  readonly shows: string;
  readonly madeWith: string;
  readonly inputs: readonly ZooInput[];
  /** The class that is explained; the predicted one when left out. */
  readonly target?: number;
  /** The explained class; what is predicted where no target is named. */
  readonly class: number;
  readonly score: number;
  /** Grad-CAM at feature resolution, without the batch axis. */
  readonly map: { readonly shape: readonly number[]; readonly values: readonly number[] };
  readonly formats: Readonly<Record<ZooFormat, ZooOutcome>>;
}
