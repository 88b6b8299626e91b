import type { Tensor } from '@tensorflow/tfjs-core';
import type { MeasuredNetwork } from '../network/measured-network.js';
import type { Layout } from '../sample/layout.js';
import type { ObjectBox } from '../sample/sample.js';

/** The parts of a sample that a metric may need in addition to its map: a box; a mask; either of them. */
export const metricNeeds = ['box', 'mask', 'box or mask'] as const;

/** One of these parts. */
export type MetricNeed = (typeof metricNeeds)[number];

/** The facts about a metric, in the metric itself. */
export interface MetricCard {
  /** The metric's usual name. */
  readonly title: string;
  /** Author and year, and which section or equation. */
  readonly paper: string;
  /** The formula in one line. */
  readonly formula: string;
  /** The departures from the paper; `'none'` if there are none. */
  readonly departures: string;
  /** The end of the values that is good. */
  readonly better: 'higher' | 'lower';
}

/** All that a metric of the map alone may use. */
export interface MapInput {
  readonly layout: Layout;
  /** The map, a number for each position of the input's space in reading order; as the sample or the method gave it, not normalised. */
  readonly map: Float32Array;
  /** The sample's boxes; undefined where it has none. */
  readonly boxes: readonly ObjectBox[] | undefined;
  /** For each position 1 where the sample's mask is; undefined where it has none. */
  readonly mask: Uint8Array | undefined;
  /** For each position 1 inside of the mask, or of the boxes where there is no mask, else 0; undefined where the sample has neither. */
  readonly inside: Uint8Array | undefined;
}

/** All that a metric may use of one sample. */
export interface MetricInput extends MapInput {
  /** The input with its batch axis, `[1, ...]`; not the metric's to dispose. */
  readonly x: Tensor;
  /** The numbers of `x`, in its order. */
  readonly values: Float32Array;
  readonly classIndex: number;
  /** The score of the class for the unchanged input. */
  readonly score: number;
  readonly network: MeasuredNetwork;
  /**
   * Ends a step: tells the progress, gives the event loop its turn, ends an aborted call.
   *
   * @param done The number of steps that are done, from 1.
   * @param total The number of steps of the metric.
   */
  readonly step: (done: number, total: number) => Promise<void>;
}

/** A measure of how good an explanation is: one number for each sample. */
export interface Metric {
  /** As in the result's `metrics`. */
  readonly name: string;
  readonly card: MetricCard;
  /** The parts of a sample that it cannot do without; a sample that lacks one is reported. */
  readonly needs: readonly MetricNeed[];
  /**
   * Measures one sample.
   *
   * @param input The sample, its map and the network.
   * @returns The value; `evaluate` averages those of all samples.
   */
  compute(input: MetricInput): number | Promise<number>;
}

/** A metric that looks at the map alone and runs no network, such as the pointing game: `measureMap` takes it, too. */
export interface MapMetric extends Metric {
  /**
   * Measures one map.
   *
   * @param input The map, and the object that it should show.
   * @returns The value.
   */
  compute(input: MapInput): number;
}
