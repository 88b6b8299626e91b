import type { ExplainByOptions, Target } from '@gradcam/core';
import type { MapName } from '@gradcam/core/methods';
import { explainByOptionNames } from '@gradcam/core/options';
import type { OpenModelOptions } from '@gradcam/models';

/** The options of `explain`: those of `explainBy`, the method, the target, and how a picture becomes the network's input. */
export interface ExplainOptions extends Omit<ExplainByOptions, 'preprocessing'> {
  /** A name of `mapNames`; when left out `'auto'`: Grad-CAM where the head pools globally, else HiResCAM. */
  readonly method?: MapName | 'auto' | undefined;
  /** One class by index or name, a region of one, or a reduction function; the predicted class when left out. */
  readonly target?: Target | undefined;
  /** A name of `preprocessings`, or the parts that are known; the rest is found in the model, or assumed and said in `findings`. */
  readonly preprocessing?: OpenModelOptions['preprocessing'];
  /** The class names of a model that is opened here, or a file with them, as for `openModel`; of a model in memory take `classNames`. */
  readonly labels?: OpenModelOptions['labels'];
}

/** The names of these options. */
export const explainOptionNames = {
  ...explainByOptionNames,
  method: true,
  target: true,
  preprocessing: true,
  labels: true,
} as const satisfies Record<keyof ExplainOptions, true>;
