// Builds the native addon of tfjs-node from its sources, against the C library in the wheel of tensorflow-cpu: its own
// install script downloads both from a host that many machines cannot reach. README.md beside this file says more.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { linkAddon, nativePackages, unlinkAddon } from './link-addon.mjs';
import { nativeAddon } from './native-addon.mjs';
import { requirePlatform } from './require-platform.mjs';
import { Stop } from './stop.mjs';

const usage = `node tooling/native/build-node-addon.mjs [--wheel FILE] [--install | --uninstall] [PROJECT]

Builds the native addon of @tensorflow/tfjs-node 4.22.0 into the cache and prints the folder.
  --wheel FILE  the wheel of tensorflow-cpu, where pip cannot fetch it
  --install     link the addon into tfjs-node and tfjs-node-gpu, as PROJECT has them installed
  --uninstall   remove these links; the cache stays
  PROJECT       a folder with a package.json; packages/adapter-node-gpu of this repository when left out`;

try {
  await main(readArguments());
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

async function main({ values, positionals }) {
  if (values.help) {
    console.log(usage);
    return;
  }
  const here = fileURLToPath(new URL('../../packages/adapter-node-gpu', import.meta.url));
  const project = positionals.length === 0 ? here : resolve(positionals[0]);
  const packages = nativePackages(project);
  if (values.uninstall) {
    for (const each of packages) {
      unlinkAddon(each);
      console.error(`Unlinked from ${each}`);
    }
    return;
  }
  requirePlatform();
  // Both packages have the same binding.
  const sources = resolve(packages[0], 'binding');
  const wheel = values.wheel === undefined ? undefined : resolve(values.wheel);
  const folder = await nativeAddon({ sources, wheel });
  if (values.install) {
    for (const each of packages) {
      linkAddon(each);
      console.error(`Linked into ${each}`);
    }
  }
  console.log(folder);
}

function explain(error) {
  if (error instanceof Stop) return error.message;
  const { code, message, path } = error;
  if (path === undefined) return error;
  // What the system refuses: no room, no right to write.
  return `${message}; free or allow that place, or set GRADCAM_CACHE to a folder elsewhere (${code}).`;
}

function readArguments() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        wheel: { type: 'string' },
        install: { type: 'boolean' },
        uninstall: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (read.positionals.length <= 1 && !(read.values.install && read.values.uninstall)) {
      return read;
    }
  } catch {
    // Said below.
  }
  throw new Stop(usage);
}
