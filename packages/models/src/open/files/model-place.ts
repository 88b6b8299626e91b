import type { io } from '@tensorflow/tfjs-core';
import type { ModelFiles } from '../../load/files/model-files.js';

/** A place that a model can be opened from: files around it, or what a browser has stored. */
export type ModelPlace =
  | {
      readonly files: ModelFiles;
      /** The path of the model's own file; undefined where it is to be found. */
      readonly file?: string | undefined;
      /** For people; the folder's, the archive's. */
      readonly title: string;
    }
  | { readonly stored: io.ModelArtifacts; readonly title: string };
