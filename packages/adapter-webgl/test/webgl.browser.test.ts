import { testBackend } from '@gradcam/testing';
import { testZoo } from '../../testing/test/zoo/test-zoo.js';
import { zooInPage } from '../../testing/test/zoo/zoo-in-page.js';
import { webglAdapter } from '../src/index.js';

const adapter = webglAdapter();
const contract = { create: () => adapter, tolerance: 1e-3 };

testBackend({
  ...contract,
  skip: [
    {
      id: 'gradients/every/MaxPool-equal-numbers',
      reason:
        'tfjs-backend-webgl gives the gradient to the last of equal maxima, TensorFlow to the first',
    },
  ],
});
testZoo(contract, zooInPage);
