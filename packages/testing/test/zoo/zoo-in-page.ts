import { kerasModel } from '@gradcam/models';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import type { ZooNet } from './zoo-net.js';
import type { ZooPlace } from './zoo-place.js';

// Vite serves the files of the repository as they are.
const folder = '/packages/testing/nets/zoo';

/** Fetches the zoo from the server of the tests. */
export const zooInPage: ZooPlace = {
  // Border to the file, which tooling/reference/zoo writes.
  readReference: async (name) =>
    (await (await fetch(`${folder}/${name}/reference.json`)).json()) as ZooNet,
  loadNet: (name, format) => {
    const address = `${folder}/${name}/${format}/model.json`;
    return format === 'graph' ? loadGraphModel(address) : loadLayersModel(kerasModel(address));
  },
};
