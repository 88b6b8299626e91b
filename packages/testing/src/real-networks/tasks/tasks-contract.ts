import type { Adapter } from '@gradcam/core/adapter';
import type { ModelSource, TfjsModel } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { Skip } from '../../contract/skip-tests.js';

/** The options of the tests of the real networks. */
export interface TasksContract {
  readonly create: () => Adapter;
  /** The largest difference from the float64 map at feature resolution, relative to its maximum. */
  readonly tolerance: number;
  /** Tests that this backend cannot pass; none when left out. */
  readonly skip?: readonly Skip[] | undefined;
  readonly load: (source: ModelSource) => Promise<TfjsModel>;
  /** Reads `assets/samples/NAME.png`. */
  readonly readSample: (name: string) => Promise<Picture>;
}
