/**
 * What to know about a map: `'zero-map'`, it is zero everywhere; `'flat-input'`, its input is the same everywhere, so that what the map
 * shows comes from the network, such as the edges that it pads, and not from the input.
 */
export type MapWarningCode = 'zero-map' | 'flat-input';

/** Something to know about one map. */
export interface MapWarning {
  readonly code: MapWarningCode;
  /** Which input of the batch, from 0. */
  readonly sample: number;
  /** A full English sentence. */
  readonly text: string;
}
