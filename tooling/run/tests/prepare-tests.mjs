import { build, install } from '../install.mjs';

/** Installs, finds a browser and renderers, builds and fetches the models; the environment of the tests. */
export async function prepareTests() {
  install();
  const { findBrowser } = await import('./find-browser.mjs');
  const browser = await findBrowser();
  const { findMesa } = await import('./find-mesa.mjs');
  const environment = { GRADCAM_BROWSER: browser, ...(await findMesa(browser)) };
  build();
  const { fetchModels } = await import('../fetch-models.mjs');
  await fetchModels();
  return environment;
}
