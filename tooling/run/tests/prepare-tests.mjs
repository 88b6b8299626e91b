import { rmSync } from 'node:fs';
import { install, root, runBeside } from '../install.mjs';
import { modules } from './run-project.mjs';

/** Installs, finds a browser, renderers and a Redis, builds and fetches the models; the environment of the tests. */
export async function prepareTests() {
  install();
  rmSync(modules, { recursive: true, force: true });
  // In one process, which reads the types of TensorFlow.js once. It leaves the check of types to `npm run check`, and
  // runs while a new machine installs its browser and renderers.
  const compiled = runBeside('tsc', ['--build', '--noCheck']);
  const { findBrowser } = await import('./find-browser.mjs');
  const browser = await findBrowser();
  const { findMesa } = await import('./find-mesa.mjs');
  const { findRedis } = await import('./find-redis.mjs');
  const environment = {
    GRADCAM_BROWSER: browser,
    GRADCAM_REDIS: findRedis(),
    ...(await findMesa(browser)),
  };
  await compiled;
  await import('../../../apps/cli/copy-samples.mjs');
  const { fetchModels } = await import('../fetch-models.mjs');
  await fetchModels();
  await runBeside('vite', ['build', '--logLevel=warn'], `${root}apps/web`);
  return environment;
}
