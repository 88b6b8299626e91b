import { testBackend, testRealNetworks } from '@gradcam/testing';
import { pagePlace } from '@gradcam/testing/browser';
import { testZoo } from '../../testing/test/zoo/test-zoo.js';
import { zooInPage } from '../../testing/test/zoo/zoo-in-page.js';
import { webgpuAdapter } from '../src/browser.js';
import { testLostDevice } from './lost-device.js';

const adapter = webgpuAdapter();
const contract = { create: () => adapter, tolerance: 1e-3 };

testBackend({
  ...contract,
  skip: [
    {
      id: 'gradients/every/MaxPool-equal-numbers',
      reason:
        'tfjs-backend-webgpu gives the gradient to another of equal maxima than TensorFlow, which takes the first',
    },
  ],
});
testRealNetworks({ ...contract, only: 'classifiers' }, pagePlace('/models', '/samples'));
testZoo(contract, zooInPage);
testLostDevice(adapter);
