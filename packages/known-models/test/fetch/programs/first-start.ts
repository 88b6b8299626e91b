import { fetchModel } from '../../../src/fetch-model.js';
import type { ModelSource } from '@gradcam/models';

const { MODEL = '', CACHE = '', REGISTRY = '' } = process.env;

// Border to the test, which writes it.
const model = JSON.parse(MODEL) as ModelSource;
// One line for each step: the test counts them.
const onProgress = () => process.stdout.write('step\n');
await fetchModel(model, { cacheFolder: CACHE, registry: REGISTRY, onProgress });
process.stdout.write('done\n');
