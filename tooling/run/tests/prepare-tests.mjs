import { build, install } from '../install.mjs';

/** Installs, finds a browser, builds and fetches the models; the path of the browser. */
export async function prepareTests() {
  install();
  const { findBrowser } = await import('./find-browser.mjs');
  const browser = await findBrowser();
  build();
  const { fetchModels } = await import('../fetch-models.mjs');
  await fetchModels();
  return browser;
}
