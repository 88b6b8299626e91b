import { Worker } from 'node:worker_threads';
import type { FastifyInstance } from 'fastify';
// Loaded before the threads: what its native code needs stays in memory until the last of them has ended.
import 'sharp';
import type { Config } from './config/config.js';
import { createAdmission } from './explain/admission.js';
import { explainerOf } from './explain/explain-upload.js';
import type { ModelFacts } from './explain/open-models.js';
import { createApp } from './http/create-app.js';
import { createInFlight } from './http/guards/in-flight.js';
import { listen } from './listen.js';
import { createMetrics } from './metrics.js';
import type { Setup } from './threads/messages.js';
import { createPool } from './threads/pool.js';

/** A server that runs. */
export interface Running {
  readonly app: FastifyInstance;
  /** Like `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Answers what has come, refuses what comes, and ends. */
  readonly drain: () => Promise<void>;
}

/** For each thread one picture that it explains, and one that is decoded meanwhile. */
const picturesOfThread = 2;

/**
 * Starts a server: it listens first, so that it can be asked whether it lives, and then opens the models.
 *
 * @param config The whole configuration.
 * @returns The server, with its models.
 * @throws `BAD_OPTION` where it cannot listen; why a model cannot be opened
 */
export async function serve(config: Config): Promise<Running> {
  const { threads, limits } = config;
  const workerData: Setup = { models: config.models, offline: config.offline };
  const atOnce = picturesOfThread * threads;
  const admission = createAdmission(threads + limits.waiting, atOnce);
  const metrics = createMetrics(admission.count);
  const inFlight = createInFlight();
  let models: readonly ModelFacts[] = [];
  const pool = createPool({
    size: threads,
    startWorker: () => new Worker(new URL('./threads/worker.js', import.meta.url), { workerData }),
    onReplaced: (reason) => {
      metrics.threadReplaced();
      app.log.warn({ reason }, 'a thread is replaced');
    },
  });
  const explain = explainerOf({ pool, admission, atOnce, limits });
  const app = await createApp({
    ...{ config, admission, explain, inFlight, metrics },
    models: () => models,
    isReady: () => models.length > 0 && pool.isReady(),
  });
  const close = async () => {
    await app.close();
    pool.close();
  };
  try {
    const address = await listen(app, config);
    models = await pool.start();
    app.log.info({ address, models: models.map(({ name }) => name), threads }, 'ready');
    return {
      app,
      address,
      drain: async () => {
        await inFlight.drain();
        await close();
      },
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}
