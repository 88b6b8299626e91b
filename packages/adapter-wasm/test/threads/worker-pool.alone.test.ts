import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { workerPool } from '../../src/emscripten-host/worker-pool.js';

interface Emscriptens {
  readonly on: (event: 'message', listener: (message: unknown) => void) => void;
  readonly postMessage: (message: unknown) => void;
}

it('passes messages on', async () => {
  const echo = `const { parentPort } = require('node:worker_threads');
    parentPort.on('message', (message) => parentPort.postMessage(message + 1));`;
  const { Worker, end } = workerPool(echo);
  const worker = new Worker() as Emscriptens;
  const heard = new Promise((resolve) => {
    worker.on('message', resolve);
  });
  worker.postMessage(1);
  expect(await heard).toBe(2);
  end();
});

it('tells of a worker that throws, which does not reach the program', async () => {
  const { Worker, failed } = workerPool(`throw new Error('no luck')`);
  const worker = new Worker() as Emscriptens;
  // It is not started before it has something to do.
  expect(await Promise.race([failed, setTimeout(200, 'waits')])).toBe('waits');
  worker.postMessage(1);
  await expect(failed).rejects.toThrow('no luck');
});

it('tells of a worker that ends', async () => {
  const { Worker, failed } = workerPool(`process.exit(3)`);
  (new Worker() as Emscriptens).postMessage(1);
  await expect(failed).rejects.toThrow('a worker ended with code 3');
});
