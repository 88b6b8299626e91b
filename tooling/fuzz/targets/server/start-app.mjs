import { resolve } from 'node:path';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { tensor1d, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { checkConfig } from '../../../../apps/server/dist/config/check-config.js';
import { createAdmission } from '../../../../apps/server/dist/explain/admission.js';
import { explainJob } from '../../../../apps/server/dist/explain/explain-job.js';
import { explainerOf } from '../../../../apps/server/dist/explain/explain-upload.js';
import { createApp } from '../../../../apps/server/dist/http/create-app.js';
import { createInFlight } from '../../../../apps/server/dist/http/guards/in-flight.js';
import { createMetrics } from '../../../../apps/server/dist/metrics.js';

/** The server without threads and without a port. */
export async function startApp() {
  const config = checkConfig(
    {
      models: { mean: { path: 'mean-net' } },
      ...{ log: 'silent', threads: 1 },
      limits: { bytes: 200_000, pixels: 1_000_000, seconds: 20 },
    },
    resolve('.'),
    {},
  );
  const admission = createAdmission(8, 2);
  const opened = meanNet();
  return createApp({
    ...{ config, admission, inFlight: createInFlight(), metrics: createMetrics(admission.count) },
    explain: explainerOf({
      ...{ admission, atOnce: 2, limits: config.limits },
      pool: { explain: (job) => explainJob(opened, job) },
    }),
    models: () => [
      {
        name: 'mean',
        title: 'mean net',
        format: 'layers',
        classes: 2,
        width: 2,
        height: 2,
        findings: [],
      },
    ],
    isReady: () => true,
  });
}

/** A network of one channel, whose classes are its mean, and what lacks to it. */
function meanNet() {
  const model = sequential({
    layers: [
      layers.conv2d({ name: 'conv', filters: 1, kernelSize: 1, inputShape: [2, 2, 1] }),
      layers.reLU({ name: 'relu' }),
      layers.globalAveragePooling2d({ name: 'pool' }),
      layers.dense({ name: 'classes', units: 2 }),
    ],
  });
  const weights = [
    tensor4d([1], [1, 1, 1, 1]),
    tensor1d([0]),
    tensor2d([1, -1], [1, 2]),
    tensor1d([0, 0]),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  const inputSize = { width: 2, height: 2 };
  return {
    model,
    classNames: ['bright', 'dark'],
    preprocessing: { pixelRange: [0, 255], channelOrder: 'rgb', channels: 1, inputSize },
  };
}
