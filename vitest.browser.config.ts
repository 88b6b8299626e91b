import { deeplabV3, knownModels } from '@gradcam/models';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserArguments } from './tooling/run/browser-arguments.mjs';
import { ageNet, pitchNet, resnet50 } from './packages/testing/src/real-networks/task-networks.js';
import { serveModels } from './tooling/vite/serve-models.mjs';

const executablePath = process.env['GRADCAM_BROWSER'];

// The same contract as in Node, in a real browser. The browser is found by npm test.
export default defineConfig({
  resolve: { conditions: ['@gradcam/source', 'browser', 'module', 'import', 'default'] },
  plugins: [serveModels([...knownModels, deeplabV3, ageNet, pitchNet, resnet50])],
  publicDir: 'assets',
  // What is imported while a test runs, too: a package that is found late reloads the page, and its tests are lost.
  optimizeDeps: {
    entries: [
      'packages/*/test/**/*.browser.test.ts',
      'packages/adapter-*/src/{browser,index}.ts',
      'packages/testing/src/**/*.ts',
    ],
  },
  // Cross-origin isolated pages: without that a page has no threads.
  server: {
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
  test: {
    include: ['packages/*/test/**/*.browser.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // One page after the other: a software GPU has no more to give.
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          args: browserArguments,
          ...(executablePath === undefined ? {} : { executablePath }),
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
