import {
  loadKnownModelFromUrl,
  mobilenetV1,
  mobilenetV1Quarter,
  type KnownModel,
} from '@gradcam/models';
import { readPicture } from '@gradcam/pictures/browser';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import type { Place } from './test-real-networks.js';

const load = (model: KnownModel) => () => loadKnownModelFromUrl(model, `/models/${model.id}`);

/** In a page of the browser tests, whose server has models and pictures. */
export const inPage: Place = {
  readSample: async (name) => readPicture(await (await fetch(`/samples/${name}.png`)).blob()),
  loadMobileNetV1: load(mobilenetV1),
  loadMobileNetV1Quarter: load(mobilenetV1Quarter),
  loadTask: ({ id, format, source }) => {
    const loadModel = format === 'graph' ? loadGraphModel : loadLayersModel;
    return loadModel(`/models/${id}/${source.files?.[0] ?? 'model.json'}`);
  },
};
