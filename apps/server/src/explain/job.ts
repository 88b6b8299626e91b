import type { Sign } from '@gradcam/core';
import type { MapName } from '@gradcam/core/methods';
import type { Picture } from '@gradcam/pictures';
import type { LookName } from '@gradcam/render';

/** The thing that a client asks for. */
export type Wanted = 'explanation' | 'map' | 'overlay';

/** A picture that is to be explained; plain, for threads. */
export interface Job {
  /** A name of the configuration. */
  readonly model: string;
  readonly picture: Picture;
  readonly wanted: Wanted;
  /** A class by its name or index; the predicted one when left out. */
  readonly label?: string | number | undefined;
  readonly method?: MapName | 'auto' | undefined;
  readonly featureLayer?: string | undefined;
  readonly sign?: Sign | undefined;
  readonly look?: LookName | undefined;
  /** The longest side of an overlay, in pixels. */
  readonly side: number;
}
