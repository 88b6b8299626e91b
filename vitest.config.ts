import { defineConfig } from 'vitest/config';

// Tests read the packages' sources: no build first.
const conditions = ['@gradcam/source', 'module', 'import', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions: ['@gradcam/source', 'node', 'import', 'default'] } },
  test: {
    include: ['{packages,apps,tooling}/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      '**/*.browser.test.ts',
      '**/*.e2e.test.ts',
      '**/*.native.test.ts',
      '**/*.slow.test.ts',
      '**/*.slow-browser.test.ts',
    ],
    // Room for a machine five times slower than ours, and for real networks that are loaded in hooks.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
