import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The files of code that Vite makes of an application of these lines, minified; TensorFlow.js stays outside. */
export async function bundle(code) {
  const entry = '\0application';
  const application = {
    name: 'application',
    resolveId: (id) => (id === 'application' ? entry : undefined),
    load: (id) => (id === entry ? code : undefined),
  };
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [application],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: 'application',
        external: /^@tensorflow\//,
        // As in an application: the entry may hold what other files import.
        preserveEntrySignatures: 'allow-extension',
      },
    },
  });
  // Vite lays the WebAssembly of ONNX Runtime beside them, where that is installed, though nothing asks for it.
  return output.filter(({ type }) => type === 'chunk');
}
