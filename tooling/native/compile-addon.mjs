import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './run-tool.mjs';
import { Stop } from './stop.mjs';

const compiler = process.env.CXX || 'g++';

/** Ends the run where the compiler or the headers are missing: better before the download than after it. */
export async function requireCompiler() {
  await nodeApiHeaders();
  compile(['--version']);
}

/**
 * Compiles the binding, two files against one stable interface (Node-API), with the compiler alone: node-gyp would
 * need all of Node's headers, from a host that many machines cannot reach.
 * @param {{ sources: string, headers: string, libraries: string, addon: string }} paths the folder of the binding, of
 *   TensorFlow's headers and of its libraries; the file to write, at `../../deps/lib` from the libraries
 */
export async function compileAddon({ sources, headers, libraries, addon }) {
  console.error('Compiling the addon ...');
  const { status, stderr } = compile([
    ...['-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
    ...['-isystem', await nodeApiHeaders(), '-isystem', headers],
    ...readdirSync(sources)
      .filter((name) => name.endsWith('.cc'))
      .map((name) => join(sources, name)),
    ...['-o', addon, `-L${libraries}`],
    ...['-l:libtensorflow_cc.so.2', '-l:libtensorflow_framework.so.2'],
    // As tfjs-node's own build: the addon finds the libraries wherever the two folders lie.
    '-Wl,-rpath,$ORIGIN/../../deps/lib',
  ]);
  if (status !== 0) {
    throw new Stop(
      `${stderr}\nThe addon does not compile with ${compiler}; try a newer one (g++ 12 does).`,
    );
  }
}

/** Loads the addon in a process of its own: a library that the processor cannot run ends the process. */
export function tryAddon(addon) {
  const { status, signal, stderr } = runTool(
    process.execPath,
    ['-e', 'require(process.argv[1])', addon],
    { remedy: 'run this with an installed Node', env: { TF_CPP_MIN_LOG_LEVEL: '2' } },
  );
  if (status === 0) return;
  const reason = /Error: .*/.exec(stderr)?.[0] ?? signal ?? stderr.trim();
  throw new Stop(
    `The addon was built and does not load, got "${reason}"; TensorFlow needs a processor with AVX.`,
  );
}

function compile(args) {
  return runTool(compiler, args, {
    remedy: 'install a C++17 compiler (Debian: apt-get install g++), or name one in CXX',
  });
}

async function nodeApiHeaders() {
  try {
    return (await import('node-api-headers')).default.include_dir;
  } catch (cause) {
    throw new Stop('The npm package node-api-headers is missing; run npx pnpm install.', { cause });
  }
}
