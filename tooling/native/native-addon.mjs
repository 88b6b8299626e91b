import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { compileAddon, requireCompiler, tryAddon } from './compile-addon.mjs';
import { checkWheel, fetchWheel, tensorflow, unpackWheel } from './tensorflow-wheel.mjs';

export const tfjsVersion = '4.22.0';

// As the packages have them: the addon is found by this path, and finds the libraries by that.
const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const addonPath = 'lib/napi-v8/tfjs_binding.node';
const files = [addonPath, ...libraries.map((name) => `deps/lib/${name}`)];

/** Where the addon is kept: beside the models (`defaultCacheFolder` of @gradcam/known-models, which need not be built). */
export function addonFolder() {
  const { GRADCAM_CACHE: own, XDG_CACHE_HOME: xdg } = process.env;
  const cache = own || join(xdg || join(homedir(), '.cache'), 'gradcam');
  return resolve(cache, `tfjs-node-${tfjsVersion}-tensorflow-cpu-${tensorflow.version}`);
}

/**
 * Builds the addon, unless it is there.
 * @param {{ sources: string, wheel?: string }} options the folder of the binding; a wheel that need not be fetched
 * @returns {Promise<string>} the folder: `lib` and `deps`, as tfjs-node's own install script would make them
 */
export async function nativeAddon({ sources, wheel }) {
  const folder = addonFolder();
  if (isComplete(folder)) return folder;
  await requireCompiler();
  mkdirSync(dirname(folder), { recursive: true });
  // Made beside its place and renamed: nobody meets half of it, also where two runs meet.
  const scratch = mkdtempSync(`${folder}-`);
  // Ctrl-C ends the child process, and so this one, by way of the finally below.
  const onInterrupt = () => {};
  process.on('SIGINT', onInterrupt);
  try {
    const made = join(scratch, 'made');
    mkdirSync(join(made, dirname(addonPath)), { recursive: true });
    mkdirSync(join(made, 'deps/lib'), { recursive: true });
    const path = wheel ?? fetchWheel(scratch);
    await checkWheel(path);
    unpackWheel(path, scratch);
    for (const name of libraries) {
      renameSync(join(scratch, 'tensorflow', name), join(made, 'deps/lib', name));
    }
    await compileAddon({
      sources,
      headers: join(scratch, 'tensorflow/include'),
      libraries: join(made, 'deps/lib'),
      addon: join(made, addonPath),
    });
    tryAddon(join(made, addonPath));
    writeFileSync(manifestOf(made), JSON.stringify({ tensorflow, sizes: sizes(made) }, null, 2));
    if (!isComplete(folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(made, folder);
    }
    return folder;
  } finally {
    process.off('SIGINT', onInterrupt);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** By size only: hashing 580 MB would cost more than a second at every test run. */
function isComplete(folder) {
  if (!existsSync(manifestOf(folder))) return false;
  try {
    const manifest = JSON.parse(readFileSync(manifestOf(folder), 'utf8'));
    return JSON.stringify(manifest) === JSON.stringify({ tensorflow, sizes: sizes(folder) });
  } catch {
    return false;
  }
}

function sizes(folder) {
  return Object.fromEntries(files.map((file) => [file, statSync(join(folder, file)).size]));
}

function manifestOf(folder) {
  return join(folder, 'manifest.json');
}
