import { expect, it, vi } from 'vitest';
import { nodeHost } from '../../src/node-host.js';

const machine = vi.hoisted(() => ({ cores: 1 }));
vi.mock('node:os', () => ({ availableParallelism: () => machine.cores }));

it.each([
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 2],
  [8, 4],
  [16, 8],
  [64, 8],
])('takes for %i cores %i threads', (cores, threads) => {
  machine.cores = cores;
  expect(nodeHost.threads('auto')).toBe(threads);
});
