import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchModel, loadKnownModel, loadModelFolder } from '@gradcam/models/node';
import { readPicture } from '@gradcam/pictures/node';
import type { Place } from './test-real-networks.js';

/** In Node: models from the cache, pictures from the repository. */
export const inNode: Place = {
  readSample: (name) =>
    readPicture(fileURLToPath(new URL(`../../../../assets/samples/${name}.png`, import.meta.url))),
  loadMobileNetV1: () => loadKnownModel('mobilenet-v1'),
  loadMobileNetV1Quarter: () => loadKnownModel('mobilenet-v1-025'),
  loadTask: async (source) => {
    const folder = await fetchModel(source);
    const [json = 'model.json'] = source.source.files ?? [];
    return (await loadModelFolder(join(folder, json))).model;
  },
};
