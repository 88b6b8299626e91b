import { deeplabV3, mobilenetV1, mobilenetV1Quarter } from '@gradcam/models';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { ageNet, pitchNet, resnet50 } from './packages/testing/src/real-networks/task-networks.js';
import {
  argumentsFor,
  browserArguments,
  foundRenderer,
} from './tooling/run/tests/browser-arguments.mjs';
import { serveModels } from './tooling/vite/serve-models.mjs';

// Tests that load ONNX Runtime themselves report to nobody, either.
process.env['ORT_DISABLE_TELEMETRY'] ??= '1';

// Room for a machine five times slower than ours, and for real networks that are loaded in hooks.
const minutes = (count: number) => ({ testTimeout: count * 60_000, hookTimeout: count * 60_000 });
const nodeModules = '**/node_modules/**';
const seededRandom = './tooling/vite/seeded-random.ts';
const ownBackend = './tooling/vite/own-backend.ts';

/** In Node, on the packages' sources: no build first. */
function inNode(
  name: string,
  include: string,
  {
    exclude = [],
    limit = 5,
    isolate = true,
  }: { exclude?: string[]; limit?: number; isolate?: boolean } = {},
): TestProjectInlineConfiguration {
  return {
    resolve: { conditions: ['@gradcam/source', 'module', 'import', 'default'] },
    ssr: { resolve: { conditions: ['@gradcam/source', 'node', 'import', 'default'] } },
    test: {
      name,
      include: [include],
      exclude: [nodeModules, ...exclude],
      setupFiles: [seededRandom, ...(isolate ? [] : [ownBackend])],
      isolate,
      ...minutes(limit),
    },
  };
}

/** From the outside, on built packages: the command as a process, the page in a browser, the fuzzer. Files share a process that loads a server and the browser's driver once. */
function asBuilt(name: string, include: string): TestProjectInlineConfiguration {
  return {
    test: { name, include: [include], exclude: [nodeModules], isolate: false, ...minutes(10) },
  };
}

const webglNetworks = 'packages/adapter-webgl/test/real-networks.browser.test.ts';
const executablePath = process.env['GRADCAM_BROWSER'];

/** The same contract as in Node, in a real browser, which `npm test` finds. */
function inBrowser(
  name: string,
  include: string,
  {
    exclude = [],
    limit = 5,
    args = browserArguments,
  }: { exclude?: string[]; limit?: number; args?: string[] } = {},
): TestProjectInlineConfiguration {
  return {
    resolve: { conditions: ['@gradcam/source', 'browser', 'module', 'import', 'default'] },
    plugins: [
      serveModels([mobilenetV1, mobilenetV1Quarter, deeplabV3, ageNet, pitchNet, resnet50]),
    ],
    publicDir: 'assets',
    // One for all of them: they bundle the same packages.
    cacheDir: 'node_modules/.vite/pages',
    // What is imported while a test runs, too: a package that is found late reloads the page, and its tests are lost.
    optimizeDeps: {
      entries: [
        'packages/*/test/**/*.browser.test.ts',
        'packages/adapter-*/src/{browser,index}.ts',
        'packages/testing/src/**/*.ts',
        '!packages/testing/src/node/**',
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
      name,
      include: [include],
      exclude: [nodeModules, ...exclude],
      setupFiles: [seededRandom],
      ...minutes(limit),
      // One page after the other: a software GPU has no more to give.
      fileParallelism: false,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: {
            args,
            ...(executablePath === undefined ? {} : { executablePath }),
          },
        }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

/** Run by `npm test`, side by side, but for the slow ones: `npm run test:slow`. */
const projects: TestProjectInlineConfiguration[] = [
  // Most files share a process: to start one and to load TensorFlow.js anew takes longer than their tests.
  inNode('node', '{packages,apps,tooling}/**/*.test.ts', {
    exclude: ['alone', 'browser', 'e2e', 'native', 'slow', 'slow-browser'].map(
      (kind) => `**/*.${kind}.test.ts`,
    ),
    isolate: false,
  }),
  // What replaces modules or globals, sets up a backend, or counts what a process has, has one of its own.
  inNode('alone', '{packages,apps,tooling}/**/*.alone.test.ts'),
  // The contract on the native backend: only where its addon is; `npm test` builds and links it for this run.
  inNode('native', 'packages/*/test/**/*.native.test.ts'),
  // In a browser, but for WebGL: wasm, WebGPU, pictures, ONNX.
  inBrowser('pages', 'packages/*/test/**/*.browser.test.ts', {
    exclude: ['packages/adapter-webgl/**'],
  }),
  inBrowser('webgl', 'packages/adapter-webgl/test/**/*.browser.test.ts', {
    exclude: [webglNetworks],
  }),
  // Networks of this size compute for longer than their shaders are compiled.
  inBrowser('webgl-networks', webglNetworks, { args: argumentsFor(foundRenderer) }),
  // The server, and the matchers in runs of Jest and vitest of their own, too.
  asBuilt('command', '{apps/cli,apps/server,packages/matchers}/test/**/*.e2e.test.ts'),
  // The bundles for pages without a build step and reports, too.
  asBuilt('page', '{apps/web,packages/gradcam,packages/render}/test/**/*.e2e.test.ts'),
  // Hostile inputs for the built packages, in processes of their own.
  asBuilt('fuzz', 'tooling/fuzz/*.e2e.test.ts'),
  // Real networks in plain JavaScript, and on WebGPU in software: minutes each.
  inNode('slow', '{packages/*/test,apps/*/test,tooling}/**/*.slow.test.ts', { limit: 30 }),
  inBrowser('slow-pages', 'packages/*/test/**/*.slow-browser.test.ts', { limit: 30 }),
];

export default defineConfig({ test: { projects } });
