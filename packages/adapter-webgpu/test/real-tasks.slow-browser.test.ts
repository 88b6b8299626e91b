import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { testRealTasks } from '@gradcam/testing';
import { webgpuAdapter } from '../src/browser.js';

const adapter = webgpuAdapter();

testRealTasks({
  create: () => adapter,
  tolerance: 1e-3,
  readSample: async (name) =>
    adapter.readPicture(await (await fetch(`/samples/${name}.png`)).blob()),
  load: ({ id, format, source }) => {
    const load = format === 'graph' ? loadGraphModel : loadLayersModel;
    return load(`/models/${id}/${source.files?.[0] ?? 'model.json'}`);
  },
});
