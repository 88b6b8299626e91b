import { importOptional } from '@gradcam/errors';
import type { QueueEngine } from './chunk-queue.js';

/** BullMQ on Redis or Valkey, loaded when a queue is opened: optional peers, which an installation for one machine leaves out. */
export const redisEngine: QueueEngine = {
  open: async (place, say) => {
    await requirePackages();
    return (await import('./redis-queue.js')).redisQueue(place, say);
  },
  serve: async (place, job, say) => {
    await requirePackages();
    return (await import('./redis-worker.js')).redisWorker(place, job, say);
  },
};

/** Says what to install where one is missing, before anything else is done. */
async function requirePackages(): Promise<void> {
  await importOptional('ioredis', () => import('ioredis'));
  await importOptional('bullmq', () => import('bullmq'));
}
