import { annotations } from './annotations/annotations.mjs';
import { bucketChunks } from './batch/bucket-chunks.mjs';
import { queueChunks } from './batch/chunks.mjs';
import { batchJobs } from './batch/jobs.mjs';
import { batchLists } from './batch/lists.mjs';
import { batchManifests, batchSettings } from './batch/records.mjs';
import { batchTables, batchTars } from './batch/shards.mjs';
import { archives } from './downloads/archives.mjs';
import { registries } from './downloads/registries.mjs';
import { labels } from './models/labels.mjs';
import { graphModels, layersModels } from './models/model-folders.mjs';
import { onnxFiles, onnxNetworks } from './models/onnx-files.mjs';
import { weights } from './models/weights.mjs';
import { functions } from './options/functions.mjs';
import { pictures } from './pictures/pictures.mjs';
import { svgPictures } from './pictures/svg-pictures.mjs';
import { svgOutput } from './pictures/svg-output.mjs';
import { requests } from './server/requests.mjs';

/** Everything that is tried. Each has a `share` of the inputs, by what one of them costs. */
export const targets = [
  pictures,
  svgPictures,
  svgOutput,
  layersModels,
  graphModels,
  weights,
  onnxFiles,
  onnxNetworks,
  labels,
  annotations,
  archives,
  registries,
  functions,
  batchManifests,
  batchSettings,
  batchJobs,
  batchLists,
  batchTars,
  batchTables,
  queueChunks,
  bucketChunks,
  requests,
];
