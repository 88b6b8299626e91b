import { placeAreas, testBackend, testRealGraphModel } from '@gradcam/testing';
import { pagePlace } from '@gradcam/testing/browser';
import { webgpuAdapter } from '../src/browser.js';
import { testLostDevice } from './lost-device.js';

const adapter = webgpuAdapter();
const contract = { create: () => adapter, tolerance: 1e-3 };

// The same backend computes as in Node, where every area, the zoo and the other networks run on a faster driver.
testBackend({ ...contract, areas: placeAreas });
const { readSample, loadMobileNetV1Quarter } = pagePlace('/models', '/samples');
testRealGraphModel({ ...contract, readSample, load: loadMobileNetV1Quarter });
testLostDevice(adapter);
