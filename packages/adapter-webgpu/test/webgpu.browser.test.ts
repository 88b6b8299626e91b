import { testBackend } from '@gradcam/testing';
import { inPage } from '../../testing/test/places/in-page.js';
import { testClassifiers } from '../../testing/test/places/test-real-networks.js';
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
      test: 'MaxPool of equal numbers is right',
      reason:
        'tfjs-backend-webgpu gives the gradient to another of equal maxima than TensorFlow, which takes the first',
    },
  ],
});
testClassifiers(contract, inPage);
testZoo(contract, zooInPage);
testLostDevice(adapter);
