import { defineConfig } from 'vitest/config';

// The packages' sources, as in every test of this repository.
export default defineConfig({
  resolve: { conditions: ['@gradcam/source', 'module', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@gradcam/source', 'node', 'import', 'default'] } },
  // Room for a busy machine: vitest's own 5 seconds are not enough there.
  test: { include: ['*.test.js'], testTimeout: 120_000, hookTimeout: 120_000 },
});
