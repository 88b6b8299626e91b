import {
  loadKnownModelFromUrl,
  mobilenetV1,
  mobilenetV1Quarter,
  type KnownModel,
} from '@gradcam/models';
import { testBackend, testMobileNetV1, testRealGraphModel } from '@gradcam/testing';
import { webgpuAdapter } from '../src/browser.js';
import { testLostDevice } from './lost-device.js';

const adapter = webgpuAdapter();

testBackend({ create: () => adapter, tolerance: 1e-3 });

const contract = {
  create: () => adapter,
  tolerance: 1e-3,
  readSample: async (name: string) =>
    adapter.readPicture(await (await fetch(`/samples/${name}.png`)).blob()),
};
const load = (model: KnownModel) => () => loadKnownModelFromUrl(model, `/models/${model.id}`);

testMobileNetV1({ ...contract, load: load(mobilenetV1) });
testRealGraphModel({ ...contract, load: load(mobilenetV1Quarter) });
testLostDevice(adapter);
