import '@tensorflow/tfjs-backend-cpu';
import { resolve } from 'node:path';
import { encodePng } from '@gradcam/pictures/node';
import type { FastifyInstance } from 'fastify';
import type { ModelWithFacts } from 'gradcam';
import { afterAll } from 'vitest';
import { grayPicture, meanNet, picture2x2 } from '../../../../packages/gradcam/test/made.js';
import { checkConfig } from '../../src/config/check-config.js';
import { createAdmission } from '../../src/explain/admission.js';
import { explainJob } from '../../src/explain/explain-job.js';
import { explainerOf } from '../../src/explain/explain-upload.js';
import type { Job } from '../../src/explain/job.js';
import type { Made } from '../../src/explain/made.js';
import { createApp } from '../../src/http/create-app.js';
import { createInFlight, type InFlight } from '../../src/http/guards/in-flight.js';
import { createMetrics } from '../../src/metrics.js';

/** A server without threads and without a port. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly inFlight: InFlight;
}

/** The options of such a server. */
export interface TestAppOptions {
  /** What the file would say beside the model. */
  readonly file?: object;
  readonly environment?: NodeJS.ProcessEnv;
  readonly isReady?: () => boolean;
  /** What explains, in place of this thread. */
  readonly explain?: (job: Job) => Promise<Made>;
}

/** A network worked out by hand: the map of its first class is a quarter of the pixels. */
function openMeanNet(): ModelWithFacts & { readonly dispose: () => void } {
  const model = meanNet();
  return {
    model,
    classNames: ['bright', 'dark'],
    preprocessing: {
      pixelRange: [0, 255],
      channelOrder: 'rgb',
      channels: 1,
      inputSize: { width: 2, height: 2 },
    },
    dispose: () => {
      model.dispose();
    },
  };
}

/** What the network is called. */
export const named = 'mean';

/**
 * Makes servers that explain in this thread, and closes them after the tests of a file.
 *
 * @returns A function that makes one.
 */
export function testApps(): (options?: TestAppOptions) => Promise<TestApp> {
  const ends: (() => unknown)[] = [];
  afterAll(async () => {
    for (const end of ends) await end();
  });
  return async ({ file = {}, environment = {}, isReady = () => true, explain } = {}) => {
    const model = openMeanNet();
    const content = {
      models: { [named]: { path: 'mean-net' } },
      log: 'silent',
      threads: 1,
      ...file,
    };
    const config = checkConfig(content, resolve('.'), environment);
    const { threads, limits } = config;
    const admission = createAdmission(threads + limits.waiting, 2 * threads);
    const metrics = createMetrics(admission.count);
    const inFlight = createInFlight();
    const pool = { explain: explain ?? ((job: Job) => explainJob(model, job)) };
    const facts = { title: 'mean net', format: 'layers', classes: 2, width: 2, height: 2 };
    const app = await createApp({
      ...{ config, admission, inFlight, metrics, isReady },
      explain: explainerOf({ pool, admission, atOnce: 2 * threads, limits }),
      models: () => [{ name: named, ...facts, findings: [] }],
    });
    ends.push(() => app.close(), model.dispose);
    return { app, inFlight };
  };
}

/** A PNG of 2 x 2 pixels: 1 2 / 3 4. */
export const tinyPng = async () => Buffer.from(await encodePng(picture2x2));

/** A PNG of 64 x 48 gray pixels. */
export const grayPng = async () =>
  Buffer.from(
    await encodePng(grayPicture(Array.from({ length: 48 }, () => new Array<number>(64).fill(90)))),
  );

/** The headers of a PNG. */
export const asPng = { 'content-type': 'image/png' };
