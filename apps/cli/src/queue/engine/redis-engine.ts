import type { QueueEngine } from './chunk-queue.js';

/** BullMQ on Redis or Valkey, loaded when a queue is opened. */
export const redisEngine: QueueEngine = {
  open: async (place, say) => (await import('./redis-queue.js')).redisQueue(place, say),
  serve: async (place, job, say) =>
    (await import('./redis-worker.js')).redisWorker(place, job, say),
};
