import { defineConfig } from 'vitest/config';

// Room for a busy machine: vitest's own 5 seconds are not enough there.
export default defineConfig({
  test: { include: ['skips.ts', 'stale-skip.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
