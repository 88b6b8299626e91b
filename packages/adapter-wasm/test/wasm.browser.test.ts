import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import {
  loadKnownModelFromUrl,
  mobilenetV1,
  mobilenetV1Quarter,
  type KnownModel,
} from '@gradcam/models';
import { testBackend, testMobileNetV1, testRealGraphModel, testRealTasks } from '@gradcam/testing';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { wasmAdapter } from '../src/browser.js';

const adapter = wasmAdapter({
  paths: {
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': threaded,
  },
});

testBackend({ create: () => adapter, tolerance: 1e-4 });

const contract = {
  create: () => adapter,
  tolerance: 1e-4,
  readSample: async (name: string) =>
    adapter.readPicture(await (await fetch(`/samples/${name}.png`)).blob()),
};
const load = (model: KnownModel) => () => loadKnownModelFromUrl(model, `/models/${model.id}`);

testMobileNetV1({ ...contract, load: load(mobilenetV1) });
testRealGraphModel({ ...contract, load: load(mobilenetV1Quarter) });
testRealTasks({
  ...contract,
  load: ({ id, format, source }) => {
    const load = format === 'graph' ? loadGraphModel : loadLayersModel;
    return load(`/models/${id}/${source.files?.[0] ?? 'model.json'}`);
  },
});
