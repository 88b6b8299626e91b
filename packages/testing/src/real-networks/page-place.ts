import {
  loadKnownModelFromUrl,
  mobilenetV1,
  mobilenetV1Quarter,
  type KnownModel,
} from '@gradcam/models';
import { readPicture } from '@gradcam/pictures/browser';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import type { Place } from './place.js';

/**
 * Returns loaders for a page.
 *
 * @param models The address under which each model has a folder of its id.
 * @param samples The address of the pictures of `assets/samples`.
 * @returns The loaders.
 */
export function pagePlace(models: string, samples: string): Place {
  const load = (model: KnownModel) => () => loadKnownModelFromUrl(model, `${models}/${model.id}`);
  return {
    readSample: async (name) => readPicture(await (await fetch(`${samples}/${name}.png`)).blob()),
    loadMobileNetV1: load(mobilenetV1),
    loadMobileNetV1Quarter: load(mobilenetV1Quarter),
    loadTask: ({ id, format, source }) => {
      const loadModel = format === 'graph' ? loadGraphModel : loadLayersModel;
      return loadModel(`${models}/${id}/${source.files?.[0] ?? 'model.json'}`);
    },
  };
}
