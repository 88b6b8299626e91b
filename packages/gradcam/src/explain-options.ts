import type { ExplainByOptions, Target } from '@gradcam/core';
import type { MapName } from '@gradcam/core/methods';
import { explainByOptionNames } from '@gradcam/core/options';
import type { Preprocessing } from '@gradcam/models';

/** The options of `explain`: those of `explainBy`, the method, the target, and how a picture becomes the network's input. */
export interface ExplainOptions extends Omit<ExplainByOptions, 'preprocessing'> {
  /** A name of `mapNames`; when left out `'auto'`: Grad-CAM where the head pools globally, else HiResCAM. */
  readonly method?: MapName | 'auto' | undefined;
  /** One class by index or name, a region of one, or a reduction function; the predicted class when left out. */
  readonly target?: Target | undefined;
  /** The parts of it that are known; the rest is found in the model, or assumed and said in `findings`. */
  readonly preprocessing?: Partial<Preprocessing> | undefined;
}

/** The names of these options. */
export const explainOptionNames = {
  ...explainByOptionNames,
  method: true,
  target: true,
  preprocessing: true,
} as const satisfies Record<keyof ExplainOptions, true>;
