import type { ExplainableModel, Network } from '@gradcam/core/network';
import type { Skip } from '../contract/skip-tests.js';

/** The numbers of a network that are known independently: by hand, or by the engine's own path. */
export interface KnownNumbers {
  /** The network's prediction for the inputs, `[C]`, row by row if it has space. */
  readonly output: readonly number[];
  readonly classIndex: number;
  /** The Grad-CAM map of the class at feature resolution. */
  readonly map: { readonly shape: readonly number[]; readonly values: readonly number[] };
}

/** The same network as a tfjs model, from which the numbers are computed. */
export interface Twin {
  /** Makes the model; its caller disposes it. */
  readonly twin: () => TwinModel | Promise<TwinModel>;
  readonly classIndex: number;
  /** The layer at which the twin is cut; chosen when left out. */
  readonly featureLayer?: string | undefined;
  readonly reductionLayer?: string | undefined;
}

/** A tfjs model, or another network that may have to be disposed. */
export type TwinModel = ExplainableModel & { dispose?(): unknown };

/** Says how a network of another engine is tested. */
export interface NetworkContract {
  /** For the report. */
  readonly name: string;
  /** Makes the network; once for each test. */
  readonly create: () => Network | Promise<Network>;
  /** Frees what the network holds, after each test. */
  readonly dispose?: ((network: Network) => unknown) | undefined;
  /** One sample for each input of the network, without the batch axis. */
  readonly inputs: readonly {
    readonly shape: readonly number[];
    readonly values: readonly number[];
  }[];
  /** Numbers that are known of it, or the same network as a tfjs model. */
  readonly reference: KnownNumbers | Twin;
  /** The largest difference from the reference that is let pass, relative to its largest value. */
  readonly tolerance: number;
  /** Tests that this network cannot pass; none when left out. */
  readonly skip?: readonly Skip[] | undefined;
}
