import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runTool } from './run-tool.mjs';
import { Stop } from './stop.mjs';

/**
 * tfjs-node 4.22 is made for libtensorflow 2.9.1; 2.12 is the nearest TensorFlow whose wheel has the C library as a
 * file of its own: up to 2.11 it is part of a Python module. One wheel is pinned, whatever Python is installed: none
 * of its Python is used.
 */
export const tensorflow = {
  version: '2.12.1',
  file: 'tensorflow_cpu-2.12.1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
  sha256: '7ffb595707a8fb376deaddc768784c7a0242b16cbc6e06393b1733b2ce19f855',
};

/** The libraries, and the folders of headers that the binding reads. */
const wanted = [
  'tensorflow/libtensorflow_cc.so.2',
  'tensorflow/libtensorflow_framework.so.2',
  'tensorflow/include/tensorflow/c/',
  'tensorflow/include/tensorflow/core/platform/',
  'tensorflow/include/tensorflow/tsl/c/',
  'tensorflow/include/tensorflow/tsl/platform/',
];

// `python3 -m zipfile` unpacks everything or nothing, and everything is 11,000 files.
const unpackScript = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    wheel.extractall(sys.argv[2], [name for name in wheel.namelist() if name.startswith(tuple(sys.argv[3:]))])
`;

/**
 * Fetches the wheel with pip, which knows the index, the proxy and the certificates of its machine.
 * @param {string} into an existing folder
 * @returns {string} the path of the wheel; not checked yet
 */
export function fetchWheel(into) {
  console.error(`Fetching tensorflow-cpu ${tensorflow.version} with pip (232 MB) ...`);
  const { status, stderr } = python(
    ['-m', 'pip', 'download', `tensorflow-cpu==${tensorflow.version}`, '--dest', into]
      .concat(['--no-deps', '--only-binary=:all:', '--python-version', '3.11', '--abi', 'cp311'])
      .concat(['--implementation', 'cp', '--platform', 'manylinux2014_x86_64'])
      // What it brings is kept here: a second copy in pip's cache would serve nobody.
      .concat(['--no-cache-dir', '--retries', '1', '--quiet', '--disable-pip-version-check']),
    // pip's scratch goes where ours is: on the same disk, and removed with it.
    { TMPDIR: into },
  );
  const path = join(into, tensorflow.file);
  if (status === 0 && existsSync(path)) return path;
  if (stderr.includes('No module named pip')) {
    throw new Stop(
      'python3 has no pip; install it (Debian: apt-get install python3-pip), or give the wheel with --wheel FILE.',
    );
  }
  // Where it reaches no index, pip ends with "no matching distribution".
  const reason =
    /connection broken by '(\w+)/.exec(stderr)?.[1] ?? lastError(stderr) ?? `exit status ${status}`;
  throw new Stop(
    `pip cannot fetch tensorflow-cpu ${tensorflow.version}, got "${reason}"; check the network and pip's index, or fetch ${tensorflow.file} elsewhere and give it with --wheel FILE.`,
  );
}

/**
 * @param {string} path a wheel, from wherever
 * @throws where it is another one than the pinned one
 */
export async function checkWheel(path) {
  if (!existsSync(path)) throw new Stop(`There is no file ${path}; give the path of the wheel.`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const got = hash.digest('hex');
  if (got === tensorflow.sha256) return;
  throw new Stop(
    `${path} is not the pinned wheel, got sha256 ${got}, expected ${tensorflow.sha256}; use ${tensorflow.file} from PyPI.`,
  );
}

/**
 * @param {string} path the wheel; checked
 * @param {string} into a folder, which gets `tensorflow/`
 */
export function unpackWheel(path, into) {
  console.error('Unpacking the library (580 MB) ...');
  const { status, stderr } = python(['-c', unpackScript, path, into, ...wanted]);
  if (status === 0) return;
  throw new Stop(
    `The wheel cannot be unpacked into ${into}, got "${lastError(stderr) ?? `exit status ${status}`}"; check the space on that disk.`,
  );
}

function python(args, env) {
  return runTool('python3', args, {
    remedy: 'install it (Debian: apt-get install python3 python3-pip)',
    env,
  });
}

/** The line of pip's or Python's output that says why: warnings come before and after it. */
function lastError(output) {
  const lines = output.split('\n').filter((line) => /error/i.test(line));
  return lines.at(-1)?.trim();
}
