// Two versions of core in one program: an adapter of the later one, a map of the earlier one. It runs in the project of two-versions.mjs.
import assert from 'node:assert/strict';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { backend, mean, tensor3d } from '@tensorflow/tfjs-core';
import { GradCamError, gradCAM } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import * as later from 'other';

assert.notEqual(later.gradCAM, gradCAM);
await later
  .defineAdapter({ name: 'cpu', device: 'cpu', load: () => undefined, remedy: 'report it' })
  .prepare();
const network = networkFromFunctions({
  inputs: [{ name: 'x', shape: [null, 2, 2, 1], dtype: 'float32' }],
  trunk: (x) => x.clone(),
  head: (a) => mean(a, [1, 2]),
});
const x = tensor3d([1, 2, 3, 4], [2, 2, 1]);
const { scoreMap } = await gradCAM(network, x, 0);
assert.deepEqual([...(await scoreMap.data())], [0.25, 0.5, 0.75, 1]);

const refused = await later.gradCAM(null, x).catch((error) => error);
assert.ok(refused instanceof GradCamError && refused instanceof later.GradCamError);

later.watchDevice(backend(), { loss: () => 'got "unplugged"', onLoss: () => () => undefined });
const lost = await gradCAM(network, x, 0).catch((error) => error);
assert.equal(lost.code, 'BACKEND_LOST');
console.log('two cores in one program: each knows the errors and the lost devices of the other');
