// Two files of a package for pages without a build step.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { tfjsOfPage } from './tfjs-of-page.mjs';

/** The packages that need not be installed. */
const optional = ['@gradcam/onnx'];

/**
 * Writes NAME.min.js, a classic script whose TensorFlow.js is the global `tf`, and NAME.esm.js, a module that imports
 * TensorFlow.js by name. What a package loads on demand is inside of both, but for what opens ONNX files, which a page has to have by an import map.
 * @param {string} name of the files and of the script's global
 * @param {URL} entry the package's built door for browsers
 * @param {URL} folder the files are written to
 * @returns {Promise<void>}
 */
export async function writeBrowserBundles(name, entry, folder) {
  await bundle(entry, folder, {
    external: optional,
    plugins: [tfjsOfPage(`${name}.min.js`)],
    output: { format: 'iife', name, entryFileNames: `${name}.min.js` },
  });
  await bundle(entry, folder, {
    external: [/^@tensorflow\//, ...optional],
    output: { format: 'es', entryFileNames: `${name}.esm.js` },
  });
}

function bundle(entry, folder, { plugins = [], external = [], output }) {
  const input = fileURLToPath(entry);
  return build({
    configFile: false,
    logLevel: 'error',
    root: join(input, '..'),
    plugins,
    resolve: { conditions: ['browser', 'module', 'import', 'default'] },
    build: {
      outDir: fileURLToPath(folder),
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input,
        external,
        preserveEntrySignatures: 'strict',
        output: { ...output, codeSplitting: false },
      },
    },
  });
}
