import type { MadeTensor } from '../../nets/method-net.js';

/** A library's map, every `step`th value along rows and columns if there is a step. */
export interface PeerMap {
  readonly shape: readonly number[];
  readonly step?: number | undefined;
  readonly values: readonly number[];
}

/** Of a case in the files of `tooling/reference/peers`, what is read here. */
export interface PeerCase {
  readonly method: string;
  readonly layer?: string | undefined;
  readonly layers?: readonly string[] | undefined;
  readonly class?: number | undefined;
  readonly score?: string | undefined;
  readonly option?: string | undefined;
  /** -1 if the library's eigenvector has the opposite sign. */
  readonly sign?: number | undefined;
  /** The same for each layer, or each changed input. */
  readonly signs?: readonly number[] | undefined;
  readonly relu_attributions?: boolean | undefined;
  readonly interpolate?: string | undefined;
  readonly interpolate_mode?: string | undefined;
  readonly attr_dim_summation?: boolean | undefined;
  readonly normalize_cam?: boolean | undefined;
  readonly max_N?: number | undefined;
  /** The library's message, where it failed. */
  readonly fails?: string | undefined;
  readonly raw?: PeerMap | undefined;
  readonly final?: PeerMap | undefined;
}

/** A file of a library for one net. */
export interface PeerFile {
  readonly weights: Readonly<Record<string, MadeTensor>>;
  readonly input: MadeTensor;
  readonly cases: readonly PeerCase[];
}
