// Mesa's renderers compute graphics on the processor: llvmpipe for WebGL, lavapipe for WebGPU in Node. Real networks take half of
// SwiftShader's time on the one, the contract a third on the other. Where they cannot be had, the same tests run on SwiftShader.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { root } from '../install.mjs';
import { argumentsFor } from './browser-arguments.mjs';
import { installBackports, installDebian, whyNoDebian } from './debian-packages.mjs';

/**
 * Finds Mesa's renderers, or installs them, and says which of them the tests use.
 * @param {string} browser the path of its program
 * @returns {Promise<Record<string, string>>} the environment of the tests
 */
export async function findMesa(browser) {
  const loader = vulkanLoader(browser);
  if (process.platform !== 'linux') return loader;
  const webgl = await found(
    'WebGL',
    () => drawsWithMesa(browser),
    () => installDebian(['libegl1', 'libgles2', 'libgl1-mesa-dri']),
  );
  // Dawn finds no adapter in the lavapipe of Debian 12.
  await found(
    'WebGPU in Node',
    () => adapterOfDawn(loader),
    () => installBackports(['mesa-vulkan-drivers']),
  );
  // Each shader runs a few times: to optimise its code takes longer than that saves.
  const quickly = { GRADCAM_WEBGL: 'llvmpipe', GALLIVM_PERF: 'nopt' };
  return { ...loader, ...(webgl === undefined ? {} : quickly) };
}

/** The name of what is there, or is there once it is installed. */
async function found(what, look, install) {
  let name = await look();
  const why = name === undefined ? whyNoDebian() : undefined;
  if (name === undefined && why === undefined && install()) name = await look();
  const slower = `SwiftShader, for Mesa's faster one is not there${why === undefined ? '' : ` (${why})`}`;
  console.error(`${what}: ${name ?? slower}`);
  return name;
}

/** What the browser says of its WebGL 2, if that is llvmpipe; nothing where it ends for want of a driver. */
function drawsWithMesa(executablePath) {
  return rendererOf(executablePath).catch(() => undefined);
}

async function rendererOf(executablePath) {
  const browser = await chromium.launch({ executablePath, args: argumentsFor('llvmpipe') });
  try {
    const page = await browser.newPage();
    const renderer = await page.evaluate(`
      const context = document.createElement('canvas').getContext('webgl2');
      const names = context?.getExtension('WEBGL_debug_renderer_info');
      names ? context.getParameter(names.UNMASKED_RENDERER_WEBGL) : ''`);
    return renderer.includes('llvmpipe') ? renderer : undefined;
  } finally {
    await browser.close();
  }
}

/** What Dawn says of the adapter that it finds, in a process of its own: a driver may end it. */
function adapterOfDawn(loader) {
  const webgpu = createRequire(`${root}packages/adapter-webgpu/package.json`).resolve('webgpu');
  const program = `import { create } from ${JSON.stringify(pathToFileURL(webgpu).href)};
    const adapter = await create([]).requestAdapter();
    if (adapter) console.log(adapter.info.description || adapter.info.device);
    process.exit();`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, ...loader },
    encoding: 'utf8',
    timeout: 60_000,
  });
  // It is null where no process could be started.
  return stdout?.trim() || undefined;
}

/** WebGPU in Node needs Vulkan's loader; where the machine has none, the one that a browser brings will do. */
function vulkanLoader(browser) {
  const folders = [dirname(realpathSync(browser)), '/usr/lib/chromium', '/opt/google/chrome'];
  const folder = folders.find((each) => existsSync(`${each}/libvulkan.so.1`));
  if (folder === undefined) return {};
  const paths = [process.env.LD_LIBRARY_PATH, folder].filter((each) => each !== undefined);
  return { LD_LIBRARY_PATH: paths.join(delimiter) };
}
