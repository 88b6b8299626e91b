import type {
  ClassLabel,
  Fusion,
  Interpolation,
  Placement,
  PresetName,
  ScoreKind,
  Sign,
} from '@gradcam/core';
import type { MapName } from '@gradcam/core/methods';
import type { Fit, Preprocessing, PreprocessingName } from '@gradcam/models';
import type { ColormapName, LookName } from '@gradcam/render';
import type {
  BackendChoice,
  MapNumbers,
  MetricName,
  PictureMetricName,
  TrunkChoice,
} from './choices.js';

/** The facts about a network of the user's own that the command line says. */
export interface KnowledgeArguments {
  /** A file with the class names. */
  readonly labels?: string | undefined;
  readonly preprocessing?: PreprocessingName | undefined;
  readonly range?: readonly [low: number, high: number] | undefined;
  readonly mean?: readonly number[] | undefined;
  readonly deviation?: readonly number[] | undefined;
  readonly size?: Preprocessing['inputSize'] | undefined;
  readonly fit?: Fit | undefined;
  readonly channelOrder?: Preprocessing['channelOrder'] | undefined;
}

/** The network, as the command line says it. */
export interface ModelArguments extends KnowledgeArguments {
  /** The id of a known one; or a path or an address. */
  readonly model: string;
  readonly backend: BackendChoice;
  readonly offline: boolean;
}

/** The network, and the engine that runs it up to the feature layer. */
export interface TrunkArguments extends ModelArguments {
  readonly trunk: TrunkChoice;
}

/** The map. */
export interface MapArguments {
  /** The predicted class where there is none. */
  readonly label?: ClassLabel | undefined;
  readonly method: MapName | 'auto';
  /** Several methods side by side, in place of one. */
  readonly montage?: readonly (MapName | 'auto')[] | undefined;
  /** None: chosen automatically. Several: their maps are fused. */
  readonly featureLayer: readonly string[];
  readonly fusion?: Fusion | undefined;
  readonly reductionLayer?: string | undefined;
  /** The number of channels that a method which runs the network for each channel is limited to. */
  readonly channels?: number | undefined;
  /** The number of concepts to find in addition to the map. */
  readonly concepts?: number | undefined;
  readonly preset?: PresetName | undefined;
  readonly sign?: Sign | undefined;
  readonly score?: ScoreKind | undefined;
  readonly upsampling?: Interpolation | undefined;
  readonly placement?: Placement | undefined;
}

/** The drawing. */
export interface LookArguments {
  readonly look: LookName;
  /** The look's where there is none. */
  readonly colormap?: ColormapName | undefined;
  /** From 0 to 1; the look's where there is none. */
  readonly alpha?: number | undefined;
  /** The map alone, without the photo. */
  readonly heat: boolean;
  readonly contour: boolean;
  readonly boxes: boolean;
  /** The words and the key around the picture. */
  readonly title: boolean;
}

/** The report. */
export interface ReportArguments {
  /** The file of the report. */
  readonly report?: string | undefined;
  /** True where files that are there are replaced. */
  readonly force: boolean;
}

/** The files and the words. */
export interface OutputArguments extends ReportArguments {
  /** A file, or a folder. */
  readonly output?: string | undefined;
  readonly npy: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  /** The number of predicted classes. */
  readonly top: number;
}

/** The parsed arguments of `gradcam explain`. */
export interface Arguments extends TrunkArguments, MapArguments, LookArguments, OutputArguments {
  /** Files, folders, globs, addresses, `-`; the sample where there are none. */
  readonly pictures: readonly string[];
}

/** The parsed arguments of `gradcam evaluate`. */
export interface EvaluateArguments
  extends
    TrunkArguments,
    Omit<
      MapArguments,
      'method' | 'montage' | 'featureLayer' | 'fusion' | 'score' | 'label' | 'concepts'
    >,
    Pick<OutputArguments, 'json' | 'quiet'>,
    ReportArguments {
  /** The folder of the pictures. */
  readonly folder: string;
  /** Files and folders. */
  readonly annotations: readonly string[];
  /** Each is a setting, with each layer and each score. */
  readonly method: readonly MapArguments['method'][];
  /** None: chosen automatically. */
  readonly featureLayer: readonly string[];
  /** None: the preset's. */
  readonly score: readonly ScoreKind[];
  /** None: those for which there is what they need. */
  readonly metric: readonly MetricName[];
}

/** The queue that a run is spread over machines by. */
export interface QueueArguments {
  /** The address of a Redis or Valkey; without one the run is done here. */
  readonly queue?: string | undefined;
  readonly queueName?: string | undefined;
  /** The folder that workers were given, of which the input and the output are parts; they are the folders of the workers themselves where it is left out. */
  readonly shared?: string | undefined;
  /** The pictures of a chunk. */
  readonly chunk?: number | undefined;
}

/** The parsed arguments of `gradcam batch`. */
export interface BatchArguments
  extends
    TrunkArguments,
    QueueArguments,
    Omit<MapArguments, 'montage' | 'concepts'>,
    Omit<LookArguments, 'title'>,
    Pick<OutputArguments, 'quiet'> {
  /** A folder, a glob, a list, or a prefix in a bucket. */
  readonly input: string;
  /** The service of a bucket, where it is not that of AWS. */
  readonly endpoint?: string | undefined;
  /** The folder of all that is written, or its address in a bucket. */
  readonly out?: string | undefined;
  readonly overlays: boolean;
  /** The numbers of the raw maps; none are written where it is left out. */
  readonly maps?: MapNumbers | undefined;
  /** The metrics of each map, each once and in one order; none where it is left out. */
  readonly metrics?: readonly PictureMetricName[] | undefined;
  /** The number of threads that explain; as many as the machine has room for where it is left out. */
  readonly workers?: number | undefined;
  /** True where a run that stopped is gone on with. */
  readonly resume: boolean;
}

/** The parsed arguments of `gradcam worker`. */
export interface WorkerArguments
  extends
    Pick<ModelArguments, 'model' | 'labels' | 'backend' | 'offline'>,
    Pick<QueueArguments, 'queue' | 'queueName'>,
    Pick<OutputArguments, 'quiet'> {
  /** The folder of all inputs, or their address in a bucket: nothing outside is opened. */
  readonly root?: string | undefined;
  /** The folder of all runs, or their address in a bucket: nothing outside is written. */
  readonly out?: string | undefined;
  /** The service of a bucket, where it is not that of AWS. */
  readonly endpoint?: string | undefined;
  /** The number of threads that explain; as many as the machine has room for where it is left out. */
  readonly workers?: number | undefined;
  /** In seconds: a chunk whose worker says nothing for so long is another's. */
  readonly takeover: number;
  /** In seconds: without a chunk for so long the worker ends; it waits for ever where this is left out. */
  readonly idle?: number | undefined;
}

/** The parsed arguments of `gradcam init`. */
export interface InitArguments extends KnowledgeArguments {
  /** A folder with `model.json`, that file, or an `.onnx` file. */
  readonly model: string;
  readonly force: boolean;
}

/** The tasks that a command line can name. */
export type Request =
  | { readonly command: 'print'; readonly text: string }
  | { readonly command: 'explain'; readonly given: Arguments }
  | { readonly command: 'evaluate'; readonly given: EvaluateArguments }
  | {
      readonly command: 'batch';
      readonly given: BatchArguments;
      /** The file with further arguments, which is read by then. */
      readonly job?: string | undefined;
    }
  | { readonly command: 'worker'; readonly given: WorkerArguments }
  | { readonly command: 'layers'; readonly given: ModelArguments }
  | { readonly command: 'init'; readonly given: InitArguments }
  | { readonly command: 'methods' }
  | { readonly command: 'models' };
