import type { LoadedModel, ModelSource, TfjsModel } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';

/** Loads real networks and pictures, in Node or in a page. */
export interface Place {
  /** Reads `assets/samples/NAME.png` of the repository. */
  readonly readSample: (name: string) => Promise<Picture>;
  readonly loadMobileNetV1: () => Promise<LoadedModel>;
  readonly loadMobileNetV1Quarter: () => Promise<LoadedModel>;
  readonly loadTask: (source: ModelSource) => Promise<TfjsModel>;
}
