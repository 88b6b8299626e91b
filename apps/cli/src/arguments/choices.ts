import type { Fusion, Interpolation, Placement, PresetName, ScoreKind, Sign } from '@gradcam/core';
import type { MapName } from '@gradcam/core/methods';
import type { Fit, PreprocessingName } from '@gradcam/models';
import type { OnnxTrunkOptions } from '@gradcam/onnx';
import type { ColormapName, LookName } from '@gradcam/render';

/** The values of options that are names: the default comes first. */
export interface Choices {
  readonly methods: readonly (MapName | 'auto')[];
  /** Of these, those that run the network for each channel. */
  readonly methodsOfChannels: readonly MapName[];
  readonly presets: readonly PresetName[];
  readonly signs: readonly Sign[];
  readonly scores: readonly ScoreKind[];
  readonly fusions: readonly Fusion[];
  readonly placements: readonly Placement[];
  readonly interpolations: readonly Interpolation[];
  readonly models: readonly string[];
  /** The engines of the trunk of a tfjs model. */
  readonly trunks: readonly TrunkChoice[];
  readonly preprocessings: readonly PreprocessingName[];
  readonly colormaps: readonly ColormapName[];
  readonly looks: readonly LookName[];
}

/** The backends that the command offers; `auto` is the native one where it can be had, else wasm. */
export const backendChoices = ['wasm', 'auto', 'node-gpu'] as const;

/** The number of maps from which on ONNX Runtime makes up for the time that it takes to be made ready. */
export const worthwhileMaps = 5;

/** The words of others for the scores. */
export const usualScores: ReadonlyMap<string, ScoreKind> = new Map([
  ['softmax', 'output'],
  ['sigmoid', 'output'],
  ['probability', 'output'],
  ['probabilities', 'output'],
]);

/** The ways to fit a picture into the network's input. */
export const fits = ['stretch', 'contain', 'cover'] as const satisfies readonly Fit[];

/** The orders of a network's colours. */
export const channelOrders = ['rgb', 'bgr'] as const;

/** The numbers of raw maps that `gradcam batch` writes. */
export const mapNumbers = ['float32', 'float16'] as const;

/** The kind of the numbers of a raw map. */
export type MapNumbers = (typeof mapNumbers)[number];

/** The metrics that need nothing but a picture. */
export const pictureMetricChoices = [
  'deletion',
  'insertion',
  'average-drop',
  'average-gain',
  'increase-in-confidence',
  'road',
  'arcc',
  'coherency',
  'complexity',
  'stability',
  'sensitivity-max',
  'infidelity',
  'randomized-weights',
] as const;

/** The metrics that need boxes or masks. */
export const objectMetricChoices = [
  'pointing-game',
  'energy-in-box',
  'iou',
  'box-accuracy',
] as const;

/** The metrics that the command offers. */
export const metricChoices = [...pictureMetricChoices, ...objectMetricChoices] as const;

/** The name of a metric. */
export type MetricName = (typeof metricChoices)[number];

/** The name of a metric that needs nothing but a picture. */
export type PictureMetricName = (typeof pictureMetricChoices)[number];

/** `auto`: the native backend where it can be had, else wasm. */
export type BackendChoice = (typeof backendChoices)[number];

/** `auto`: ONNX Runtime where it is installed and pays. */
export type TrunkChoice = NonNullable<OnnxTrunkOptions['trunk']>;
