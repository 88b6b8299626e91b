import { defineConfig } from 'vitest/config';

// The packages' sources, as in every test of this repository.
export default defineConfig({
  resolve: { conditions: ['@gradcam/source', 'module', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@gradcam/source', 'node', 'import', 'default'] } },
  test: { include: ['*.test.js'] },
});
