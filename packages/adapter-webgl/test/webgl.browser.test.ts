import { testBackend } from '@gradcam/testing';
import { inPage } from '../../testing/test/places/in-page.js';
import { testRealNetworks } from '../../testing/test/places/test-real-networks.js';
import { testZoo } from '../../testing/test/zoo/test-zoo.js';
import { zooInPage } from '../../testing/test/zoo/zoo-in-page.js';
import { webglAdapter } from '../src/index.js';

const adapter = webglAdapter();
const contract = { create: () => adapter, tolerance: 1e-3 };

testBackend({
  ...contract,
  skip: [
    {
      test: 'MaxPool of equal numbers is right',
      reason:
        'tfjs-backend-webgl gives the gradient to the last of equal maxima, TensorFlow to the first',
    },
  ],
});
testRealNetworks(contract, inPage);
testZoo(contract, zooInPage);
