import { defineConfig } from 'vitest/config';

// The apps as they are built, from the outside: the command as a process, the page in a browser.
export default defineConfig({
  test: {
    include: ['apps/*/test/**/*.e2e.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
